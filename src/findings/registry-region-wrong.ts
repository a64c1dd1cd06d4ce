import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** The SDKs for Go stay with the region they are told. */
export const registryRegionWrong: Rule = {
  id: 'registry-region-wrong',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 's3-region') && failedWith(record, 'registry-region-wrong'),
    )
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The region of the registry's storage is not that of its bucket",
      what: 'The registry asks S3 in the region it is told, and does not follow it to another one: pushes and pulls fail.',
      why: [
        first.outcome.message,
        'S3 answers with 301 PermanentRedirect, or with AuthorizationHeaderMalformed.',
      ],
      fix: registryFix(evidence, "Set region to that of the registry's bucket."),
    }))
  },
}
