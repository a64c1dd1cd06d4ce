import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** AWS's own fault, which passes. */
export const awsInternalError: Rule = {
  id: 'aws-internal-error',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) =>
      failedWith(
        record,
        'InternalError',
        'InternalFailure',
        'OperationAborted',
        'HTTP 500',
        'HTTP 502',
        'HTTP 504',
      ),
    )
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'AWS reports a fault of its own',
      what: 'AWS could not answer because of an internal error, and nothing can be said of the permissions that were being asked for.',
      why: [...awsSays(explained)],
      fix: fix(
        'Run again. If it stays for minutes, look at the AWS Health Dashboard for the region and give AWS Support the request ids above.',
        [],
      ),
    }))
  },
}
