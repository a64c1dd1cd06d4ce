import type { GivenDocument } from '../../model/documents.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { PolicyFix } from '../../model/finding.ts'
import type { Verdict } from '../../policy/judge.ts'
import type { DecidingStatement, Denied, Layer, NearMiss } from '../../policy/request.ts'
import { amended } from './amended.ts'
import { type BucketDenial, permissionsDenied } from './denials.ts'
import { type Asked, documentsFor, judgeAsked } from './documentLayers.ts'
import { groupedBy } from './grouped.ts'
import { conditionsOf, missWords, statementOf } from './statementWords.ts'
import type { Words } from './symptoms.ts'
import { listed } from './words.ts'

/** A denial of AWS's that the given documents account for. */
export interface Proven {
  readonly asked: Asked
  readonly verdict: Verdict
  readonly denied: Denied
}

/** What the documents say of each request behind these denials; nothing without documents. */
export function verdictsOn(
  evidence: Evidence,
  denials: readonly BucketDenial[],
): readonly { readonly asked: Asked; readonly verdict: Verdict }[] {
  return denials.flatMap((denial) => {
    const foreign = denial.layer === 'resource' && denial.effect === 'implicit'
    return permissionsDenied(evidence, [denial]).flatMap(({ action, resource }) => {
      const asked = { action, resource: asProbe(resource), bucket: denial.bucket, foreign }
      const verdict = judgeAsked(evidence, asked)
      return verdict === undefined ? [] : [{ asked, verdict }]
    })
  })
}

/** Where AWS names no object, it was one of ours: all probes are below this folder (src/outside/aws/marker.ts). */
function asProbe(resource: string): string {
  return resource.replace(/\/\*$/, '/gitlab-iam-doctor/probe')
}

/** The words of a diagnosis of denials, with what the documents prove and the documents that would not deny. */
export function withProof(evidence: Evidence, denials: readonly BucketDenial[], words: Words): Words {
  const [{ layer, effect } = {}] = denials
  const proven = verdictsOn(evidence, denials).flatMap(({ asked, verdict }): readonly Proven[] => {
    const { decision } = verdict
    if (decision.effect === 'allow') return []
    // AWS names one policy only; the documents have to be about that one.
    const isIt = layer === undefined || (decision.layer === layer && decision.kind === effect)
    return isIt ? [{ asked, verdict, denied: decision }] : []
  })
  if (proven.length === 0) return words
  // One reason for each action and policy, whatever the number of buckets and objects.
  const alike = groupedBy(proven, ({ asked, denied }) =>
    JSON.stringify([
      asked.action,
      denied.kind,
      denied.layer,
      denied.statements.map(({ policyName, index }) => [policyName, index]),
      denied.layer === 'resource' ? asked.bucket : '',
    ]),
  )
  const why = [...new Set(alike.flatMap(([first]) => (first === undefined ? [] : reasons(evidence, first))))]
  const policies = amended(evidence, proven, words.fix.policies)
  const places = new Set(policies.map(({ attachTo }) => attachTo))
  const kept: readonly PolicyFix[] = words.fix.policies.filter(({ attachTo }) => !places.has(attachTo))
  const advice =
    policies.length === 0
      ? ''
      : '\nThe documents below are those that were given, with the smallest change that helps.'
  return {
    ...words,
    ...(proven.every(isCertain) ? { confidence: 'certain' as const } : {}),
    why: [...words.why, ...why],
    fix: { ...words.fix, text: `${words.fix.text}${advice}`, policies: [...policies, ...kept] },
  }
}

/** A Deny decides whatever else there is. What a role's policies lack, another that was not given could have. */
function isCertain({ verdict, denied }: Proven): boolean {
  return verdict.outcome === 'deny' && (denied.kind === 'explicit' || denied.layer !== 'identity')
}

function reasons(evidence: Evidence, { asked, verdict, denied }: Proven): readonly string[] {
  const documents = documentsFor(evidence, asked)[denied.layer] ?? []
  const { action } = asked
  const unknown =
    verdict.dependsOn.length === 0 ? '' : ` The report does not tell ${listed(verdict.dependsOn)}.`
  if (denied.kind === 'explicit')
    return denied.statements.flatMap((statement) => {
      const document = documentOf(documents, statement)
      if (document === undefined) return []
      const conditions = conditionsOf(document, statement.index)
      const met = conditions.length === 0 ? '' : `; its condition is ${listed(conditions)}`
      return `${verdict.outcome === 'deny' ? 'Proven' : 'Deduced'}: ${statementOf(document, statement.index)} denies ${action}${met}.${unknown}`
    })
  const files = listed([...new Set(documents.map(({ file }) => file))], 2)
  const closest = denied.trace.filter((miss) => miss.layer === denied.layer && isAllow(miss))
  const complete = denied.layer === 'identity' ? ', if these are all policies of the role' : ''
  return [
    `Proven: nothing in ${files} allows ${action} on ${asked.resource}${complete}.${unknown}`,
    ...closest.slice(0, 1).flatMap((miss) => {
      const document = documentOf(documents, miss)
      return document === undefined
        ? []
        : `Closest is ${statementOf(document, miss.index)}, but ${listed(miss.misses.map(missWords))}.`
    }),
  ]
}

function isAllow({ statement }: NearMiss): boolean {
  return statement.Effect === 'Allow' && statement.Action?.length !== 0
}

/** The layers name their policies by position. */
export function documentOf(
  documents: readonly GivenDocument[],
  { policyName }: Pick<DecidingStatement, 'policyName'>,
): GivenDocument | undefined {
  return documents[Number(policyName)]
}

/** How a layer is called in AWS's messages. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  identity: "the role's policies",
  resource: 'the policy of the bucket (or of its KMS key)',
  boundary: 'the permissions boundary',
  session: 'a session policy',
  scp: "the organization's service control policies",
  rcp: "the organization's resource control policies",
  'vpc-endpoint': 'the policy of the VPC endpoint for S3',
  trust: "the role's trust policy",
}
