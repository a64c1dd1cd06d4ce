import { symptomsOf } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Finding, Symptom } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'
import { symptomOf } from './clues/symptoms.ts'
import { rules } from './index.ts'

/**
 * Names the causes of everything that failed, could not be asked or warned. Each such check is accounted for by
 * exactly one finding: the rules are asked in their order, each sees what no earlier one has explained, and
 * what nobody explains becomes `unexplained-failure`. Problems come first, then warnings, each in the order in
 * which the checks were asked. No symptom, no finding.
 */
export function diagnose(evidence: Evidence, order: readonly Rule[] = rules): readonly Finding[] {
  const symptoms = symptomsOf(evidence)
  let open = symptoms
  const findings: Finding[] = []
  for (const rule of order) {
    for (const diagnosis of rule.diagnose(evidence, open)) {
      const claimed = new Set(diagnosis.explains.map(keyOf))
      const explained = open.filter((record) => claimed.has(keyOf(symptomOf(record))))
      if (explained.length === 0) continue
      open = open.filter((record) => !explained.includes(record))
      const explains = explained.map(symptomOf)
      findings.push({ ...diagnosis, id: rule.id, cause: rule.cause, explains, page: pageOf(rule) })
    }
  }
  const asked = (finding: Finding) => firstAsked(symptoms, finding)
  return findings.toSorted((a, b) => rank(a) - rank(b) || asked(a) - asked(b))
}

function rank({ severity }: Finding): number {
  return severity === 'problem' ? 0 : 1
}

function firstAsked(symptoms: readonly CheckRecord[], { explains }: Finding): number {
  const keys = new Set(explains.map(keyOf))
  return symptoms.findIndex((record) => keys.has(keyOf(symptomOf(record))))
}

function keyOf({ check, bucket, via }: Symptom): string {
  return JSON.stringify([check, bucket, via])
}

function pageOf({ id }: Rule): string {
  return `docs/findings/${id}.md`
}
