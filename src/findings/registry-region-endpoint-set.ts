import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** `regionendpoint` is meant for S3-compatible servers; Amazon's endpoints follow from the region. */
export const registryRegionEndpointSet: Rule = {
  id: 'registry-region-endpoint-set',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'registry-region') && failedWith(record, 'region-endpoint-with-role'),
    )
    const { path = "the registry's configuration", regionEndpoint } = podFacts(evidence, 'registry-region')
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: 'The registry names an endpoint of its own beside a role',
      what: `${path} has regionendpoint${regionEndpoint === undefined ? '' : `: ${regionEndpoint}`}.`,
      why: [
        first.outcome.message,
        'A role of AWS is of no use at another S3 server, and with Amazon S3 the endpoint follows from the region.',
      ],
      fix: fix(
        "Remove regionendpoint from the registry's storage Secret unless the bucket is on an S3-compatible server (which needs keys then). Upgrade, and restart the registry.",
        [`kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`],
      ),
    }))
  },
}
