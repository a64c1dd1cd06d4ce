import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { tokenPath } from './clues/token.ts'

/** The clock that issued the token and the clock of this pod disagree, and AWS's own was not heard. */
export const tokenNotYetValid: Rule = {
  id: 'token-not-yet-valid',
  cause: 'clock-skew',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'token-lifetime') && failedWith(record, 'token-not-yet-valid'),
    )
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: 'The web identity token is not valid yet',
      what: `By the clock of this pod the token in ${tokenPath(evidence)} is from the future.`,
      why: [
        first.outcome.message,
        'The control plane issues tokens that are valid at once, so one of the two clocks is wrong: most often that of this node.',
      ],
      fix: fix("Compare the node's clock with the true time and set it right (chrony, 169.254.169.123).", [
        'date -u; curl -sI https://sts.amazonaws.com/ | grep -i ^date',
      ]),
    }))
  },
}
