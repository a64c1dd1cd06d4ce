import { bucketChecks, podChecks } from '../checks/index.ts'
import type { FailOn } from '../exitCode.ts'
import { diagnose } from '../findings/diagnose.ts'
import { rules } from '../findings/index.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { makeReport } from '../report.ts'
import { evidenceOf } from './evidenceOf.ts'

export type Rediagnosed =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly message: string }

/**
 * The report of a saved run, diagnosed by this doctor: the same questions and answers, the findings anew.
 * @param learn adds what only an administrator knows to the evidence
 */
export function rediagnose(
  saved: Report,
  tool: Report['tool'],
  failOn: FailOn,
  learn: (evidence: Evidence) => Evidence = (evidence) => evidence,
): Rediagnosed {
  const { evidence, withoutFacts } = evidenceOf(saved)
  try {
    const learnt = learn(evidence)
    const findings = diagnose(learnt)
    const { run, identities, clients, leftovers, redaction } = saved
    const report = makeReport({
      ...{ tool, run, findings, identities, clients, leftovers, failOn, redaction },
      evidence: learnt,
    })
    const notes = notesOn(saved, withoutFacts, findings)
    return { ok: true, report: { ...report, rediagnosed: { writtenBy: saved.tool.version, notes } } }
  } catch (thrown) {
    // The rules trust the facts of a run. Those of a file that was edited may be of any shape.
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return { ok: false, message: `cannot be diagnosed: its facts are not those of a run (${why})` }
  }
}

/** What cannot be said again as it was said, and why. */
function notesOn(
  { checks, findings: before, tool }: Report,
  withoutFacts: readonly string[],
  findings: readonly Finding[],
): readonly string[] {
  const known = new Set<string>([...podChecks, ...bucketChecks].map(({ id }) => id))
  const added = ['probe-cleanup', 'documents-in-force']
  const ids = (all: readonly { readonly id: string }[]) => [...new Set(all.map(({ id }) => id))]
  const strangers = ids(checks).filter((id) => !known.has(id) && !added.includes(id))
  const strange = ids(before).filter((id) => !rules.some((rule) => rule.id === id))
  const said = ids(before).toSorted().join(', ')
  const saying = ids(findings).toSorted().join(', ')
  return [
    ...(strangers.length === 0
      ? []
      : [`This doctor does not know the checks ${strangers.join(', ')}: what they found is not explained.`]),
    ...(strange.length === 0
      ? []
      : [
          `This doctor does not know the findings ${strange.join(', ')}; version ${tool.version} named them.`,
        ]),
    ...(withoutFacts.length === 0
      ? []
      : [`The report has no facts of ${withoutFacts.join(', ')}: findings that need them may be missing.`]),
    ...(said === saying
      ? []
      : [`The report itself said ${said || 'nothing'}; diagnosed again it is ${saying || 'nothing'}.`]),
  ]
}
