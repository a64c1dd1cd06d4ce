import { parseArn, parseRoleArn, parseS3Arn, type RoleName } from '../policy/arn.ts'
import { partitionOf } from '../regions.ts'
import type { Recognised, SeenKey } from './explanation.ts'
import { type Contact, contactsIn } from './recognise/contacts.ts'
import { type ErrorAt, errorsIn } from './recognise/errors.ts'
import { lenient } from './recognise/format.ts'
import { regionOfHost } from './recognise/hosts.ts'

/** All that a text says, read once; what the causes are judged by. */
export interface Facts {
  /** The text, made plain, without secrets. */
  readonly text: string
  readonly errors: readonly ErrorAt[]
  readonly contacts: readonly Contact[]
  readonly keys: readonly SeenKey[]
  readonly arns: readonly string[]
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  /** Roles that stood in the text: of the callers first, then others. */
  readonly roles: readonly RoleName[]
  readonly buckets: readonly string[]
}

const ARN = /\barn:aws[\w-]*:[\w-]+:[\w-]*:\d{0,12}:[\w+=,.@/:*-]+/g
const REGION =
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[bef]?)?-(?:north|south|east|west|central)(?:east|west)?-\d\b/g

/** Where a bucket is named: in a URL of S3's own form, after `s3://`, or by the programs' own words. */
const BUCKETS = [
  /\bs3a?:\/\/([a-z0-9][a-z0-9.-]{2,62})/g,
  /\/\/([a-z0-9][a-z0-9.-]{2,62})\.s3[.-][a-z0-9.-]*amazonaws\.com/g,
  /<BucketName>([a-z0-9][a-z0-9.-]{2,62})<\/BucketName>/g,
  /\bbucket[ "'=:]{1,3}([a-z0-9][a-z0-9.-]{2,62})\b["']?/gi,
]

/** Words after «bucket» that are no name. */
const NO_BUCKET =
  /^(?:does|not|policy|access|and|with|from|the|you|for|name|named|region|location|that|this|must|has|was|exists?|error|owner|acl|versioning|list|object|in|is|at|on)$|\.(?:go|py|rb|js)$/i

/** Reads the text. */
export function factsOf(text: string, keys: readonly SeenKey[]): Facts {
  const errors = errorsIn(text)
  const contacts = contactsIn(text)
  const arns = unique([...text.matchAll(ARN)].map(([arn]) => arn.replace(/[.:,]+$/, '')))
  const principals = errors.flatMap(({ principal }) => principal ?? [])
  return {
    text,
    errors,
    contacts,
    keys: keys.filter(
      (key, at) => keys.findIndex((one) => JSON.stringify(one) === JSON.stringify(key)) === at,
    ),
    arns,
    accounts: unique(arns.flatMap((arn) => parseArn(arn)?.account || [])),
    regions: unique([
      ...[...text.matchAll(REGION)].map(([region]) => region),
      ...contacts.flatMap(({ host }) => (kindHasRegion(host) ? (regionOfHost(host) ?? []) : [])),
    ]).slice(0, 20),
    roles: [...principals, ...arns].flatMap((arn) => parseRoleArn(arn) ?? []),
    buckets: unique([
      ...arns.flatMap((arn) => parseS3Arn(arn)?.bucket ?? []),
      ...BUCKETS.flatMap((form) => [...text.matchAll(form)].map(([, name = '']) => name)),
    ]).filter((name) => !NO_BUCKET.test(name) && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)),
  }
}

function kindHasRegion(host: string): boolean {
  return /^(?:sts|s3)[.-]/.test(host) || /\.s3[.-]/.test(host)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

/** Whether the text says this, wherever its lines were broken. */
export function says({ text }: Pick<Facts, 'text'>, words: RegExp): boolean {
  return text.search(lenient(words)) !== -1
}

/** The partition that the ARNs or the regions of the text are in. */
export function partitionIn({ arns, regions }: Pick<Facts, 'arns' | 'regions'>): string {
  const [arn] = arns
  const [region] = regions
  return (arn && parseArn(arn)?.partition) ?? (region === undefined ? 'aws' : partitionOf(region))
}

/** What of the facts is told: what may be of use, nothing twice. */
export function recognisedOf(facts: Facts, repeatsAt: (at: number) => number): Recognised {
  return {
    errors: told(facts.errors, repeatsAt),
    hosts: facts.contacts
      .filter(({ host }) => host !== '')
      .map(({ host, stage }) => ({ host, stage }))
      .slice(0, 20),
    keys: facts.keys.slice(0, 10),
    accounts: facts.accounts.slice(0, 20),
    regions: facts.regions,
  }
}

/** No more different errors are told than this. */
const MOST = 25

function told(errors: readonly ErrorAt[], repeatsAt: (at: number) => number): Recognised['errors'] {
  const byWhat = new Map<string, Recognised['errors'][number]>()
  for (const { at, ...error } of errors) {
    const { requestId: _request, hostId: _host, ...what } = error
    const key = JSON.stringify(what)
    const before = byWhat.get(key)
    const times = 1 + repeatsAt(at) + (before?.times ?? 0)
    byWhat.set(key, { ...(before ?? error), times })
  }
  return [...byWhat.values()].slice(0, MOST)
}
