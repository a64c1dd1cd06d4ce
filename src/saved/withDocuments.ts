import { ACTIONS, denialsIn } from '../findings/clues/denials.ts'
import { documentsFor, judgeAsked } from '../findings/clues/documentLayers.ts'
import { partitionOf } from '../findings/clues/identity.ts'
import { documentOf, verdictsOn } from '../findings/clues/proof.ts'
import { statementOf } from '../findings/clues/statementWords.ts'
import type { Documents } from '../model/documents.ts'
import type { BucketEvidence, CheckRecord, Evidence } from '../model/evidence.ts'
import { bucketArn, objectArn } from '../policy/arn.ts'
import type { Denied } from '../policy/request.ts'
import { s3LevelOf } from '../policy/s3Actions.ts'

/**
 * The evidence with what an administrator fetched: what the documents prove of denials without a reason, and, as a
 * check of its own, whether they allow what AWS allowed. Pure.
 */
export function withDocuments(evidence: Evidence, documents: Documents): Evidence {
  const learnt = { ...evidence, documents }
  const buckets = evidence.buckets.map(({ target, checks }): BucketEvidence => {
    const proven = Object.entries(checks).map(([id, record]) => [id, proving(learnt, record)] as const)
    return { target, checks: Object.assign({ ...checks }, Object.fromEntries(proven)) }
  })
  const inForce = documentsInForce(learnt)
  return { ...learnt, buckets, checks: { ...evidence.checks, 'documents-in-force': inForce } }
}

function proving<R extends CheckRecord>(evidence: Evidence, record: R): R {
  if (record.outcome.status !== 'fail' && record.outcome.status !== 'warn') return record
  for (const { verdict } of verdictsOn(evidence, denialsIn([record]))) {
    const { decision } = verdict
    if (decision.effect === 'allow' || decision.layer === 'trust' || decision.layer === 'session') continue
    return { ...record, proven: { layer: decision.layer, effect: decision.kind } }
  }
  return record
}

/** Whether the documents allow what AWS allowed to the probes. */
function documentsInForce(evidence: Evidence): NonNullable<Evidence['checks']['documents-in-force']> {
  const files = [...new Set(filesOf(evidence.documents))]
  const denied = [...new Set(evidence.buckets.flatMap((bucket) => contradictions(evidence, bucket)))]
  const about = {
    id: 'documents-in-force',
    category: 'identity',
    title: 'the given documents allow what AWS allowed',
    durationMs: 0,
  } as const
  const facts = { files, denied }
  if (denied.length === 0) return { ...about, outcome: { status: 'pass', message: files.join(', '), facts } }
  const message = `AWS allowed ${denied.length === 1 ? 'a request' : `${denied.length} requests`} that the given documents deny`
  const failure = { origin: 'pod', code: 'documents-not-in-force', message } as const
  return { ...about, outcome: { status: 'warn', message, facts, failure } }
}

/** What passed in a bucket although the documents deny it, whatever the conditions that are not known. */
function contradictions(evidence: Evidence, { target, checks }: BucketEvidence): readonly string[] {
  const partition = partitionOf(evidence)
  return Object.values(checks).flatMap((record: CheckRecord) => {
    const { outcome } = record
    if (outcome.status !== 'pass') return []
    return (ACTIONS[record.id] ?? []).flatMap((action) => {
      const ofBucket = s3LevelOf(action) === 'bucket'
      const key = keyOf(outcome)
      if (!ofBucket && key === undefined) return []
      const resource = ofBucket
        ? bucketArn(partition, target.name)
        : objectArn(partition, target.name, key ?? '')
      const asked = { action, resource, bucket: target.name, foreign: false }
      const verdict = judgeAsked(evidence, asked)
      const decision = verdict?.decision
      if (verdict?.outcome !== 'deny' || decision?.effect !== 'deny') return []
      return [`${action} on ${target.name}: ${denialWords(evidence, asked, decision)}`]
    })
  })
}

function denialWords(
  evidence: Evidence,
  asked: Parameters<typeof documentsFor>[1],
  decision: Denied,
): string {
  const documents = documentsFor(evidence, asked)[decision.layer] ?? []
  const [first] = decision.statements
  const document = first === undefined ? undefined : documentOf(documents, first)
  if (first !== undefined && document !== undefined) return `${statementOf(document, first.index)} denies it`
  return `nothing in ${[...new Set(documents.map(({ file }) => file))].join(', ')} allows it`
}

/** The key of the probe, where the check tells one. */
function keyOf({ facts }: Extract<CheckRecord['outcome'], { status: 'pass' }>): string | undefined {
  return typeof facts === 'object' && facts !== null && 'key' in facts && typeof facts.key === 'string'
    ? facts.key
    : undefined
}

function filesOf(documents: Documents | undefined): readonly string[] {
  if (documents === undefined) return []
  const { trust, role, boundary, scps, rcps, vpcEndpoint, buckets, keys } = documents
  const all = [
    trust,
    ...role,
    boundary,
    ...scps,
    ...rcps,
    vpcEndpoint,
    ...Object.values(buckets),
    ...Object.values(keys),
  ]
  return all.flatMap((document) => document?.file ?? [])
}
