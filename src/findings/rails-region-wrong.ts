import type { Rule } from '../model/rule.ts'
import { connectionFix } from './clues/secretFix.ts'
import { bucketsOf, diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { bucketsNamed } from './clues/words.ts'

/** The connection names another region than that of the buckets: Rails follows S3 there, Workhorse does not. */
export const railsRegionWrong: Rule = {
  id: 'rails-region-wrong',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 's3-region') && failedWith(record, 'rails-region-wrong'),
    )
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The region in Rails' connection is not that of its buckets",
      what: `The ${bucketsNamed(bucketsOf(explained))} ${bucketsOf(explained).length === 1 ? 'is' : 'are'} not where the connection says.`,
      why: [
        first.outcome.message,
        'Rails (fog-aws) follows S3 to the right region at the cost of a request each time. Workhorse, which is given the region by the same connection, does not: uploads fail.',
      ],
      fix: connectionFix(
        evidence,
        'Set region in the connection to that of the buckets. Buckets in different regions need a connection for each type.',
      ),
    }))
  },
}
