import { podFacts } from '../../evidence.ts'
import type { GivenDocument } from '../../model/documents.ts'
import type { Evidence } from '../../model/evidence.ts'
import { parseArn, parseRoleArn } from '../../policy/arn.ts'
import { judge, type Verdict } from '../../policy/judge.ts'
import { parsePolicy } from '../../policy/parsePolicy.ts'
import { probeContext } from '../../policy/probeContext.ts'
import type { Layer, Layers, NamedPolicy, Principal } from '../../policy/request.ts'
import { callerArn, intendedRoleArn } from './identity.ts'

/** One request of a probe, and the bucket it was about. */
export interface Asked {
  readonly action: string
  readonly resource: string
  readonly bucket: string
  /** That AWS asked the bucket's policy for an Allow, as it does when the bucket is another account's. */
  readonly foreign: boolean
}

/** What was not given is taken to allow, so that a denial is that of the documents. */
const EVERYTHING: NamedPolicy = {
  name: 'what was not given',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }] },
}

/**
 * What the given documents say of a request; undefined without documents, or when nobody knows who asked. The
 * documents of the role count only when it was the role that asked.
 */
export function judgeAsked(evidence: Evidence, asked: Asked): Verdict | undefined {
  const principal = principalOf(evidence)
  const { documents } = evidence
  if (documents === undefined || principal === undefined) return undefined
  const { action, resource, foreign } = asked
  const { context, isKnown } = probeContext(podFacts(evidence, 'region-set').region)
  const resourceAccount = foreign ? 'another account' : principal.account
  return judge({ action, resource, resourceAccount, principal, context }, layersOf(evidence, asked), isKnown)
}

/**
 * The documents that have a say in this request, by layer. Those of the role and of its account are nothing to another
 * identity.
 */
export function documentsFor(
  evidence: Evidence,
  { action, resource, bucket }: Pick<Asked, 'action' | 'resource' | 'bucket'>,
): Readonly<Partial<Record<Layer, readonly GivenDocument[]>>> {
  const { documents } = evidence
  if (documents === undefined) return {}
  const { role, boundary, scps, rcps, vpcEndpoint, buckets, keys } = documents
  const isKey = action.startsWith('kms:')
  const onResource = isKey ? (keys[resource] ?? keys['']) : buckets[bucket]
  // The endpoint is that of S3: KMS is asked by S3 itself.
  const given = {
    identity: isIntended(evidence) ? role : [],
    boundary: isIntended(evidence) ? one(boundary) : [],
    scp: isIntended(evidence) ? scps : [],
    rcp: rcps,
    resource: one(onResource),
    'vpc-endpoint': isKey ? [] : one(vpcEndpoint),
  }
  return Object.fromEntries(Object.entries(given).filter(([, some]) => some.length > 0))
}

function one<T>(item: T | undefined): readonly T[] {
  return item === undefined ? [] : [item]
}

function layersOf(evidence: Evidence, asked: Asked): Layers {
  const given = documentsFor(evidence, asked)
  const policies = (layer: Layer) =>
    (given[layer] ?? []).flatMap((document, at) => named(document, layer, at))
  const [boundary] = policies('boundary')
  const [resource] = policies('resource')
  const [vpcEndpoint] = policies('vpc-endpoint')
  const kind = asked.action.startsWith('kms:') ? ('key' as const) : ('bucket' as const)
  return {
    identity: given.identity === undefined ? [EVERYTHING] : policies('identity'),
    ...(given.scp === undefined ? {} : { scps: [[EVERYTHING, ...policies('scp')]] }),
    ...(given.rcp === undefined ? {} : { rcps: [policies('rcp')] }),
    ...(boundary && { boundary }),
    ...(resource && { resource: { kind, ...resource } }),
    ...(vpcEndpoint && { vpcEndpoint }),
  }
}

/** Its name tells which of the layer's documents it is. */
function named({ policy }: GivenDocument, layer: Layer, at: number): readonly NamedPolicy[] {
  const parsed = parsePolicy(policy, layer)
  return parsed.ok ? [{ name: String(at), document: parsed.policy }] : []
}

/** The session of the role; its path is that of the intended role, which the session itself does not tell. */
function principalOf(evidence: Evidence): Extract<Principal, { kind: 'role-session' }> | undefined {
  const arn = callerArn(evidence)
  const session = arn === undefined ? undefined : parseRoleArn(arn)
  if (arn === undefined || session?.session === undefined) return undefined
  const intended = intendedRoleArn(evidence) ?? ''
  const { partition, account, name } = session
  const isIntended = parseRoleArn(intended)?.name === name && parseArn(intended)?.account === account
  const roleArn = isIntended ? intended : `arn:${partition}:iam::${account}:role/${name}`
  const roleId = podFacts(evidence, 'caller-identity').userId?.split(':')[0]
  return { kind: 'role-session', arn, roleArn, account, ...(roleId === undefined ? {} : { roleId }) }
}

/** Whether it was the intended role that asked, as far as one is known. */
function isIntended(evidence: Evidence): boolean {
  const intended = intendedRoleArn(evidence)
  return intended === undefined || askingRole(evidence) === intended
}

/** The ARN of the role that asked. */
export function askingRole(evidence: Evidence): string | undefined {
  return principalOf(evidence)?.roleArn
}
