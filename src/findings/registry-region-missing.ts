import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** The registry's driver wants a region and does not take it from the environment. */
export const registryRegionMissing: Rule = {
  id: 'registry-region-missing',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'registry-region') && failedWith(record, 'region-missing'),
    )
    const { path = "the registry's configuration" } = podFacts(evidence, 'registry-region')
    const region = podFacts(evidence, 'region-set').region ?? '<REGION>'
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The registry's storage has no region",
      what: `${path} names no region for its S3 driver.`,
      why: [
        first.outcome.message,
        'The driver needs region beside bucket; without one the registry does not start, or signs for the wrong one.',
      ],
      fix: fix(
        `Add region: ${region} (the region of the registry's bucket) to the registry's storage Secret, upgrade, and restart the registry.`,
        [`kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`],
      ),
    }))
  },
}
