import { answerOf } from '../evidence.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { groupedBy } from './clues/grouped.ts'
import { speakerOf } from './clues/speaker.ts'
import { bucketsOf, diagnosis, failure, type Words } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, counted, observed, requestIdOf } from './clues/words.ts'

/**
 * The last rule: whatever failed and no rule explains is a finding too, so that nothing that failed is silent.
 * Checks that failed with the same code and the same words are one finding.
 */
export const unexplainedFailure: Rule = {
  id: 'unexplained-failure',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    return groupedBy(symptoms, sameWords).map((records) => diagnosis(records, words(records)))
  },
}

function sameWords(record: CheckRecord): string {
  const { origin, code, message } = failure(record) ?? {}
  return JSON.stringify([origin, code, message ?? record.outcome.message])
}

function words(records: readonly CheckRecord[]): Words {
  const [first] = records
  const refusal = first && failure(first)
  const checks = [...new Set(records.map(({ id }) => id))].join(', ')
  const ofOurs = refusal?.origin === 'doctor'
  const buckets = bucketsOf(records)
  return {
    confidence: 'possible',
    title: ofOurs
      ? `The doctor itself broke while asking ${checks}`
      : `${checks} failed for an unknown reason`,
    what: `${checks} ended with ${refusal?.code ?? 'no code'}${buckets.length === 0 ? '' : ` in ${bucketsNamed(buckets)}`}.`,
    why: [
      ...awsSays(records),
      ...observed(records),
      ...(refusal === undefined ? records.slice(0, 3).map(({ outcome }) => outcome.message) : []),
      `No rule of this doctor explains ${records.length === 1 ? 'this' : counted(records.length, 'check')}.`,
    ],
    fix: { text: ofOurs ? REPORT_US : advice(records), commands: commandsOf(records), policies: [] },
  }
}

const REPORT_US =
  'This is a bug of gitlab-iam-doctor, not of your configuration. Run again with `-o json` and report the document.'

function advice(records: readonly CheckRecord[]): string {
  const ofAws = records.filter(({ outcome }) => speakerOf(answerOf(outcome)) === 'AWS')
  const id = ofAws.map(requestIdOf).find((known) => known !== '')
  const support = id === undefined ? '' : ` AWS Support can look up the request${id}.`
  const known = records.some(({ outcome }) => answerOf(outcome)?.code !== undefined)
  const read = known
    ? 'Look up the code in the AWS API reference of the operation.'
    : 'Read the message above.'
  return `${read} Ask the same with the AWS CLI in this pod and compare.${support}`
}

/** The AWS CLI's way to ask the same, for three checks at most. */
function commandsOf(records: readonly CheckRecord[]): readonly string[] {
  return [...new Set(records.flatMap(({ command }) => command ?? []))].slice(0, 3)
}
