import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { tokenPath } from './clues/token.ts'
import { awsSays, span } from './clues/words.ts'

/** `ExpiredTokenException` is about the token; `ExpiredToken` is about a session and has its own finding. */
export const tokenExpired: Rule = {
  id: 'token-expired',
  cause: 'token-expired',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) =>
        (isCheck(record, 'token-lifetime') && failedWith(record, 'token-expired')) ||
        failedWith(record, 'ExpiredTokenException'),
    )
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The web identity token has expired',
      what: `The token in ${tokenPath(evidence)} ${expiredWhen(evidence, explained)}.`,
      why: [
        ...awsSays(explained),
        ...writtenAt(evidence),
        'The kubelet replaces a projected token when 80 % of its time have passed, and at the latest after 24 hours. An expired one means that this file is a copy, or that the kubelet no longer refreshes it.',
      ],
      fix: fix(
        steps(
          'Restart the pod: a new pod gets a new token.',
          'If the file was copied to another place (an entrypoint, an init container, a Secret), use the projected file itself.',
          'If it expires again, look at the node: kubelet running, its clock right, its disk not full.',
        ),
        [restartPods(evidence), `ls -lL --time-style=full-iso ${tokenPath(evidence)}`],
      ),
    }))
  },
}

function expiredWhen(evidence: Evidence, records: readonly CheckRecord[]): string {
  const { expiresAt, secondsLeft } = podFacts(evidence, 'token-lifetime')
  const late = secondsLate(records) ?? (secondsLeft === undefined ? undefined : -secondsLeft)
  const at = expiresAt === undefined ? '' : ` at ${expiresAt}`
  return `expired${at}${late !== undefined && late > 0 ? `, ${span(late)} ago` : ''}`
}

/** STS prints both times in seconds since 1970; some messages lack the space before the second one. */
function secondsLate(records: readonly CheckRecord[]): number | undefined {
  const text = records.map((record) => failure(record)?.message).join('\n')
  const times = /current date\/time (\d+) must be before the expiration date\/time ?(\d+)/.exec(text)
  return times ? Number(times[1]) - Number(times[2]) : undefined
}

function writtenAt(evidence: Evidence): readonly string[] {
  const { modifiedAt } = podFacts(evidence, 'token-readable')
  return modifiedAt === undefined ? [] : [`The file was last written at ${modifiedAt}.`]
}
