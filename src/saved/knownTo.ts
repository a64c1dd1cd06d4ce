import { factsOf, failureOf, podFacts } from '../evidence.ts'
import { callerArn, intendedRoleArn, partitionOf } from '../findings/clues/identity.ts'
import type { Evidence } from '../model/evidence.ts'
import { parseRoleArn } from '../policy/arn.ts'
import type { Wanted } from '../policy/roleDocuments.ts'
import { present } from '../present.ts'

/** What a report, or the pod, tells of the roles that are wanted. */
export type Known = Partial<
  Pick<
    Wanted,
    | 'partition'
    | 'buckets'
    | 'kmsKeyArns'
    | 'roleArns'
    | 'serviceAccounts'
    | 'namespace'
    | 'podIdentity'
    | 'issuer'
    | 'audience'
  >
>

/** The same from the evidence of a saved report. Pure. */
export function knownTo(evidence: Evidence): Known {
  const { container, source } = podFacts(evidence, 'credential-source')
  const claims = { ...container?.token, ...podFacts(evidence, 'token-claims') }
  const account = claims.serviceAccount ?? evidence.pod.serviceAccount
  const podIdentity = source === 'pod-identity'
  const role = intendedRoleArn(evidence) ?? roleOfCaller(callerArn(evidence))
  return {
    partition: partitionOf(evidence),
    podIdentity,
    buckets: evidence.buckets.flatMap(({ target: { name, uses } }) => uses.map((use) => ({ use, name }))),
    kmsKeyArns: keysOf(evidence),
    roleArns: role === undefined ? [] : [{ value: role }],
    serviceAccounts: account === undefined ? [] : [{ value: account }],
    ...present({
      namespace: claims.namespace ?? evidence.pod.namespace,
      issuer: podIdentity ? undefined : claims.issuer,
      audience: podIdentity ? undefined : claims.audience?.[0],
    }),
  }
}

/** A session's role, without the path, which the session does not tell; good enough for a name. */
function roleOfCaller(arn: string | undefined): string | undefined {
  const role = arn === undefined ? undefined : parseRoleArn(arn)
  return role === undefined ? undefined : `arn:${role.partition}:iam::${role.account}:role/${role.name}`
}

function keysOf({ buckets }: Evidence): readonly string[] {
  const keys = buckets.flatMap(({ checks }) => [
    ...one(factsOf(checks['s3-write']?.outcome).kmsKeyArn),
    ...one(factsOf(checks['s3-encryption']?.outcome).kmsKeyArn),
    // A denial by the key names it.
    ...Object.values(checks).flatMap(
      ({ outcome }) => failureOf(outcome)?.message.match(/arn:[\w-]+:kms:[\w-]+:\d+:key\/[\w-]+/g) ?? [],
    ),
  ])
  return [...new Set(keys)]
}

function one<T>(item: T | undefined): readonly T[] {
  return item === undefined ? [] : [item]
}
