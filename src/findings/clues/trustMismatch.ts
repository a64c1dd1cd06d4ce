import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { Diagnosis } from '../../model/rule.ts'
import type { TrustAspect } from '../../policy/trustFaults.ts'
import { fix } from './fix.ts'
import { statementOf } from './statementWords.ts'
import { diagnosisOf } from './symptoms.ts'
import { tokenSays } from './token.ts'
import { amendedTrust, type TrustStudy, trustStudy } from './trustDocument.ts'
import { showTrustPolicy, updateTrustPolicy } from './trustFix.ts'
import { awsSays } from './words.ts'

/** The diagnosis of a given trust policy in which this aspect comes first of what keeps the token out. */
export function trustMismatch(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  aspect: TrustAspect,
  title: string,
): readonly Diagnosis[] {
  const study = trustStudy(evidence, symptoms)
  if (study?.aspect !== aspect || study.verdict.outcome !== 'deny') return []
  return trustDiagnosis(evidence, study, title, faultsOf(study))
}

/** The diagnosis of a given trust policy, for these reasons. */
export function trustDiagnosis(
  evidence: Evidence,
  study: TrustStudy,
  title: string,
  reasons: readonly string[],
): readonly Diagnosis[] {
  const { document, roleArn, refused } = study
  return diagnosisOf(refused, () => ({
    confidence: 'certain',
    title,
    what: `The trust policy in ${document.file} does not let this pod assume ${roleArn}.`,
    why: [...awsSays(refused), ...reasons, ...tokenSays(evidence)],
    fix: fix(
      `Save the document below as trust-policy.json and make it the trust policy of the role. It is ${document.file} with the smallest change that lets this token in; IAM takes some seconds to follow, and pods need no restart.`,
      [updateTrustPolicy(evidence), showTrustPolicy(evidence)],
      amendedTrust(study),
    ),
  }))
}

function faultsOf({ document, faults }: TrustStudy): readonly string[] {
  if (faults === undefined) return [`Proven: ${document.file} has no statement that allows anything.`]
  const where = statementOf(document, faults.index)
  return faults.faults.map(({ says }, at) =>
    at === 0 ? `Proven: closest is ${where}, but ${says}.` : `Also ${says}.`,
  )
}
