import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { awsSays, span } from './clues/words.ts'

/**
 * AWS refuses a signature that is more than 15 minutes off (`RequestTimeTooSkewed`,
 * MaxAllowedSkewMilliseconds 900000), and a token's life is counted by whoever looks at it.
 */
export const clockSkewed: Rule = {
  id: 'clock-skewed',
  cause: 'clock-skew',
  diagnose(evidence, symptoms) {
    const measured = podFacts(evidence, 'clock-skew').skewSeconds
    const early = symptoms.filter((record) => isEarly(record) && Math.abs(measured ?? 3600) > 60)
    const seen = symptoms.filter((record) => isCheck(record, 'clock-skew') || signedAtTheWrongTime(record))
    const wrong = [...seen, ...early]
    if (wrong.length === 0) return []
    const consequences = symptoms.filter((record) => isConsequence(evidence, record, measured))
    const refused = 'AWS refuses the signatures of this pod because of their time.'
    const unmeasured = seen.length > 0 ? refused : 'By the clock of this pod its token is not valid yet.'
    const told = [...wrong, ...consequences]
    return diagnosisOf(told, () => ({
      confidence: seen.length > 0 ? 'certain' : 'likely',
      title: 'The clock of this node is wrong',
      what:
        measured === undefined
          ? unmeasured
          : `The clock of this pod is ${span(measured)} ${measured > 0 ? 'ahead of' : 'behind'} AWS.`,
      why: [
        ...measuredBy(evidence),
        ...awsSays(told),
        ...early.map(({ outcome }) => outcome.message),
        'AWS refuses requests signed more than 15 minutes away from its own time; tokens and sessions expire early or late.',
      ],
      fix: fix(
        'Set the clock of the node right: a pod has no clock of its own. Amazon Time Sync answers NTP on 169.254.169.123; check that chrony runs on the node and reaches it. Move the pod to another node meanwhile.',
        [
          `kubectl -n ${evidence.pod.namespace ?? '<NAMESPACE>'} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.spec.nodeName}{"\\n"}'`,
          'chronyc tracking   # on that node',
        ],
      ),
    }))
  },
}

function signedAtTheWrongTime(record: CheckRecord): boolean {
  if (failedWith(record, 'RequestTimeTooSkewed', 'RequestInTheFuture')) return true
  const words = failure(record)?.message ?? ''
  return failedWith(record, 'SignatureDoesNotMatch') && /Signature (expired|not yet current)/i.test(words)
}

/** Tokens are valid from their first second, so one from the future tells of a clock. */
function isEarly(record: CheckRecord): boolean {
  return isCheck(record, 'token-lifetime') && failedWith(record, 'token-not-yet-valid')
}

/** Whether the token only looks dead, or only looks alive, because of the clock. `skew` > 0: the pod is ahead. */
function isConsequence(evidence: Evidence, record: CheckRecord, skew = 0): boolean {
  if (failedWith(record, 'CERT_NOT_YET_VALID')) return skew < 0
  if (failedWith(record, 'CERT_HAS_EXPIRED')) return skew > 0
  const { secondsLeft } = podFacts(evidence, 'token-lifetime')
  if (isCheck(record, 'token-lifetime')) {
    return !isEarly(record) && skew > 60 && (secondsLeft ?? 0) + skew > 0
  }
  return failedWith(record, 'ExpiredTokenException') && skew < -60 && (secondsLeft ?? 0) > 0
}

function measuredBy(evidence: Evidence): readonly string[] {
  const { serverDate, answeredBy } = podFacts(evidence, 'clock-skew')
  return serverDate === undefined ? [] : [`${answeredBy ?? 'AWS'} answered with the Date ${serverDate}.`]
}
