import { parseArn, parseRoleArn } from './policy/arn.ts'
import type { Duty, s3Components } from './policy/gitlabNeeds.ts'
import type { ForComponent, Wanted } from './policy/roleDocuments.ts'
import { present } from './present.ts'
import { isRegionName, partitionOf } from './regions.ts'
import type { Known } from './saved/knownTo.ts'
import { uses } from './uses.ts'
import { forComponent, isAccount, isIssuer, isKeyArn, parseBucket, withScheme } from './wantedSyntax.ts'

/** The flags of `policy` as yargs hands them over. */
export interface WantedValues {
  bucket: string[]
  roleArn: string[]
  issuer: string | undefined
  audience: string | undefined
  namespace: string | undefined
  serviceAccount: string[]
  component: (typeof s3Components)[number][]
  kmsKey: string[]
  region: string | undefined
  podIdentity: boolean
  backup: boolean
  restore: boolean
  readOnly: boolean
}

export type ReadWanted =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly message: string }

/** Puts the flags over what a report or the pod tells. A value that cannot be used is named with what would be right. */
export function readWanted(values: WantedValues, known: Known): ReadWanted {
  const buckets = values.bucket.map(parseBucket)
  const problem =
    wrong(
      '--bucket',
      values.bucket[buckets.indexOf(undefined)],
      `USE=NAME, where USE is one of ${uses.join(', ')}`,
    ) ??
    wrong(
      '--role-arn',
      values.roleArn.find((text) => parseRoleArn(forComponent(text).value)?.path === undefined),
      '[COMPONENT=]arn:aws:iam::ACCOUNT:role/NAME',
    ) ??
    wrong(
      '--kms-key',
      values.kmsKey.find((text) => !isKeyArn(text)),
      'the ARN of a key, arn:aws:kms:REGION:ACCOUNT:key/ID; an alias cannot stand in a policy',
    ) ??
    wrong(
      '--issuer',
      isIssuer(values.issuer) ? undefined : values.issuer,
      'https://HOST/PATH, as in aws eks describe-cluster --query cluster.identity.oidc.issuer',
    ) ??
    wrong(
      '--service-account',
      values.serviceAccount.find((text) => !isAccount(text)),
      '[COMPONENT=][NAMESPACE/]NAME',
    ) ??
    wrong(
      '--region',
      values.region === undefined || isRegionName(values.region) ? undefined : values.region,
      'a region such as us-east-1',
    ) ??
    contradiction(values)
  if (problem !== undefined) return { ok: false, message: problem }
  const given = buckets.filter((bucket) => bucket !== undefined)
  const merged = [
    ...(known.buckets ?? []).filter(({ use }) => !given.some((one) => one.use === use)),
    ...given,
  ]
  const all = merged.toSorted((a, b) => uses.indexOf(a.use) - uses.indexOf(b.use))
  const message = 'no bucket is known: name them with --bucket USE=NAME, or hand over a saved report'
  if (all.length === 0) return { ok: false, message }
  const roleArns = orElse(values.roleArn.map(forComponent), known.roleArns)
  const podIdentity = values.podIdentity || (known.podIdentity === true && values.issuer === undefined)
  return {
    ok: true,
    wanted: {
      partition: partitionFor(values, roleArns, known),
      buckets: all,
      kmsKeyArns: orElse(values.kmsKey, known.kmsKeyArns),
      components: componentsOf(values),
      duty: dutyOf(values),
      roleArns,
      serviceAccounts: orElse(values.serviceAccount.map(forComponent), known.serviceAccounts),
      podIdentity,
      ...present({
        namespace: values.namespace ?? known.namespace,
        issuer: podIdentity ? undefined : (withScheme(values.issuer) ?? known.issuer),
        audience: values.audience ?? known.audience,
      }),
    },
  }
}

function contradiction({ backup, restore, readOnly, component }: WantedValues): string | undefined {
  if (readOnly && (backup || restore))
    return '--read-only lists and reads; --backup and --restore write: use one of them'
  const other = component.find((one) => one !== 'toolbox')
  return (backup || restore) && other !== undefined
    ? `--backup and --restore are the toolbox's work, not that of the ${other}`
    : undefined
}

function componentsOf({ backup, restore, component }: WantedValues): Wanted['components'] {
  return backup || restore ? ['toolbox'] : [...new Set(component)]
}

function dutyOf({ backup, restore, readOnly }: WantedValues): Duty {
  if (readOnly) return 'read-only'
  return restore ? 'restore' : backup ? 'backup' : 'operation'
}

/** The partition is in every ARN; a region names it too. */
function partitionFor(
  { region, issuer, kmsKey }: WantedValues,
  roleArns: readonly ForComponent[],
  known: Known,
): string {
  const arn = [...roleArns.map(({ value }) => value), ...kmsKey]
    .map(parseArn)
    .find((one) => one !== undefined)
  const named = region ?? /\boidc\.eks\.([a-z0-9-]+)\./.exec(issuer ?? '')?.[1]
  return arn?.partition ?? (named === undefined ? (known.partition ?? 'aws') : partitionOf(named))
}

function wrong(flag: string, value: string | undefined, right: string): string | undefined {
  return value === undefined ? undefined : `${flag} is ${JSON.stringify(value)}; it must be ${right}`
}

function orElse<T>(given: readonly T[], known: readonly T[] = []): readonly T[] {
  return given.length > 0 ? given : known
}
