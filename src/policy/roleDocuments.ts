import type { PolicyDocument } from '../model/finding.ts'
import type { Use } from '../model/words.ts'
import { present } from '../present.ts'
import { parseRoleArn } from './arn.ts'
import { type Duty, needsOf, type S3Component, s3Components } from './gitlabNeeds.ts'
import { granting } from './leastPrivilege.ts'
import { podIdentityTrust } from './podIdentityTrust.ts'
import { trustPolicy } from './trustPolicy.ts'

/** What is known of the roles that are wanted. Everything but the buckets may be missing. */
export interface Wanted {
  readonly partition: string
  readonly buckets: readonly { readonly use: Use; readonly name: string }[]
  /** The customer managed keys that encrypt them. */
  readonly kmsKeyArns: readonly string[]
  /** None: one role for all that these buckets are used by. */
  readonly components: readonly S3Component[]
  readonly duty: Duty
  /** By component, or for all. */
  readonly roleArns: readonly ForComponent[]
  /** `NAMESPACE/NAME`, or a name in `namespace`. */
  readonly serviceAccounts: readonly ForComponent[]
  readonly namespace?: string
  readonly podIdentity: boolean
  /** The cluster's OIDC issuer. */
  readonly issuer?: string
  readonly audience?: string
}

export interface ForComponent {
  readonly component?: S3Component
  readonly value: string
}

/** One role: what to attach to it and to whom it opens. */
export interface RoleDocuments {
  readonly components: readonly S3Component[]
  readonly duty: Duty
  /** `<ROLE NAME>` when no role was named. */
  readonly roleName: string
  readonly roleArn?: string
  readonly serviceAccounts: readonly string[]
  readonly permissions: PolicyDocument
  readonly trust?: PolicyDocument
  readonly notes: readonly string[]
}

export const UNNAMED_ROLE = '<ROLE NAME>'

/** The documents role by role: components that share a role share its documents. */
export function roleDocuments(wanted: Wanted): readonly RoleDocuments[] {
  return shared(wanted).flatMap(({ components, roleArn }) => {
    const grants = wanted.buckets.flatMap(({ use, name: bucket }) =>
      components.flatMap((component) => {
        const actions = needsOf(component, use, wanted.duty)
        return actions === undefined ? [] : [{ bucket, actions }]
      }),
    )
    if (grants.length === 0) return []
    const subjects = subjectsOf(wanted, components)
    const trust = trustOf(wanted, roleArn, subjects)
    return {
      components,
      duty: wanted.duty,
      roleName: (roleArn && parseRoleArn(roleArn)?.name) ?? UNNAMED_ROLE,
      serviceAccounts: subjects.map((subject) =>
        subject.replace('system:serviceaccount:', '').replace(':', '/'),
      ),
      permissions: granting(wanted.partition, grants, wanted.kmsKeyArns),
      notes: notesOn(wanted, roleArn, subjects),
      ...present({ roleArn, trust }),
    }
  })
}

interface Shared {
  readonly components: readonly S3Component[]
  readonly roleArn: string | undefined
}

/** Components with the same role. Where none is named, those that were asked for by name stay apart. */
function shared({ components, buckets, duty, roleArns }: Wanted): readonly Shared[] {
  const busy = s3Components.filter((component) =>
    buckets.some(({ use }) => needsOf(component, use, duty) !== undefined),
  )
  const groups = new Map<string, Shared>()
  for (const component of components.length === 0 ? busy : components) {
    const roleArn = valueFor(roleArns, component)
    const key = roleArn ?? (components.length === 0 ? '' : component)
    groups.set(key, { roleArn, components: [...(groups.get(key)?.components ?? []), component] })
  }
  return [...groups.values()]
}

function valueFor(values: readonly ForComponent[], component: S3Component): string | undefined {
  const own = values.find((one) => one.component === component)
  return (own ?? values.find((one) => one.component === undefined))?.value
}

/** The `sub` of each service account of these components: those named for the component, else those for all. */
function subjectsOf({ serviceAccounts, namespace }: Wanted, components: readonly S3Component[]) {
  const accounts = components.flatMap((component) => {
    const own = serviceAccounts.filter((account) => account.component === component)
    return own.length > 0 ? own : serviceAccounts.filter((account) => account.component === undefined)
  })
  return [...new Set(accounts.map(({ value }) => value))].flatMap((value) => {
    const [account = '', space = namespace] = value.split('/').toReversed()
    return space === undefined ? [] : [`system:serviceaccount:${space}:${account}`]
  })
}

function trustOf(
  { podIdentity, partition, issuer, audience = 'sts.amazonaws.com' }: Wanted,
  roleArn: string | undefined,
  subjects: readonly string[],
): PolicyDocument | undefined {
  if (podIdentity) return podIdentityTrust
  const roleAccount = roleArn === undefined ? undefined : parseRoleArn(roleArn)?.account
  const [first] = subjects
  if (roleAccount === undefined || issuer === undefined || first === undefined) return undefined
  const subject = subjects.length === 1 ? first : subjects
  return trustPolicy({ partition, roleAccount, issuer, subject, audience })
}

function notesOn(
  wanted: Wanted,
  roleArn: string | undefined,
  subjects: readonly string[],
): readonly string[] {
  const { podIdentity, issuer, kmsKeyArns, duty } = wanted
  const missing = [
    ...(roleArn === undefined ? ['--role-arn'] : []),
    ...(issuer === undefined ? ['--issuer'] : []),
    ...(subjects.length === 0 ? ['--service-account', '--namespace'] : []),
  ]
  return [
    ...(podIdentity || missing.length === 0
      ? []
      : [`No trust policy: it takes ${missing.join(', ')} as well, or a report of a pod with the role.`]),
    ...(podIdentity
      ? [
          'Which service account gets the role is said by the Pod Identity association, not by the trust policy.',
        ]
      : []),
    ...(kmsKeyArns.length === 0
      ? []
      : [
          'The policy of the KMS key must allow the same, or leave the decision to IAM (a statement for the account).',
        ]),
    ...(duty === 'restore'
      ? ['s3:GetObjectAcl and s3:PutObjectAcl are for s3cmd; with --s3tool awscli leave them out.']
      : []),
  ]
}
