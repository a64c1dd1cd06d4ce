import { podFacts } from '../../evidence.ts'
import type { GivenDocument } from '../../model/documents.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { AmendedDocument, PolicyFix } from '../../model/finding.ts'
import { amendTrust, spareToken } from '../../policy/amendTrust.ts'
import type { Policy } from '../../policy/document.ts'
import { judge, type Verdict } from '../../policy/judge.ts'
import { parsePolicy } from '../../policy/parsePolicy.ts'
import { type TokenContext, tokenContext } from '../../policy/probeContext.ts'
import { type TrustAspect, type TrustFaults, tokenRequest, trustFaults } from '../../policy/trustFaults.ts'
import { intendedRole, intendedRoleArn } from './identity.ts'
import { failedToAssume } from './sts.ts'

/** The given trust policy beside the token that was refused. */
export interface TrustStudy {
  readonly refused: readonly CheckRecord[]
  readonly document: GivenDocument
  readonly roleArn: string
  readonly roleName: string
  readonly token: TokenContext
  readonly policy: Policy
  readonly verdict: Verdict
  /** Absent when it is not for want of an Allow that the token stays outside. */
  readonly faults?: TrustFaults
  /** What matters first among the faults. */
  readonly aspect?: TrustAspect
}

/** What spoils the others comes first: a statement for another kind of caller says nothing of subjects. */
const ORDER: readonly TrustAspect[] = ['kind', 'issuer', 'audience', 'subject']

/** Studies the given trust policy when STS refused the token; undefined without a document, a token or a refusal. */
export function trustStudy(evidence: Evidence, symptoms: readonly CheckRecord[]): TrustStudy | undefined {
  const refused = failedToAssume(symptoms)
  const document = evidence.documents?.trust
  const { issuer, subject, audience } = podFacts(evidence, 'token-claims')
  const roleArn = intendedRoleArn(evidence)
  const roleName = intendedRole(evidence).name
  if (refused.length === 0 || !document || !issuer || !subject || !audience || !roleArn || !roleName)
    return undefined
  const parsed = parsePolicy(document.policy, 'trust')
  if (!parsed.ok) return undefined
  const token = { issuer, subject, audience }
  const { policy } = parsed
  const resource = { kind: 'trust', name: document.file, document: policy } as const
  const verdict = judge(tokenRequest(roleArn, token), { identity: [], resource }, tokenContext(token).isKnown)
  const study = { ...{ refused, document, roleArn, roleName, token, policy, verdict } }
  const { decision } = verdict
  if (decision.effect === 'allow' || decision.kind === 'explicit') return study
  const faults = trustFaults(policy, roleArn, token)
  const aspect = ORDER.find((one) => faults?.faults.some((fault) => fault.aspect === one))
  return { ...study, ...(faults && { faults }), aspect: aspect ?? 'kind' }
}

/** The given document with the smallest change that lets the token in. */
export function amendedTrust(study: TrustStudy): readonly PolicyFix[] {
  const { document, roleArn, roleName, token, faults, verdict } = study
  const { decision } = verdict
  const denying = decision.effect === 'deny' ? decision.statements[0] : undefined
  const amended: AmendedDocument =
    denying === undefined
      ? amendTrust(document.policy, faults, roleArn, token)
      : spareToken(document.policy, denying.index, token)
  return [{ attachTo: 'role-trust', name: roleName, mode: 'replace', document: amended }]
}
