import { podFacts } from '../evidence.ts'
import type { StsHostAnswer } from '../model/facts.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf, restartPods, serviceAccountOf } from './clues/kubernetes.ts'
import { ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/**
 * Clients differ in the STS host they ask: s3cmd and the registry's older driver use the global one unless
 * AWS_STS_REGIONAL_ENDPOINTS=regional (s3tools/s3cmd S3/Config.py; aws-sdk-go v1 aws/endpoints/legacy_regions.go).
 */
export const stsEndpointUnreachableForClients: Rule = {
  id: 'sts-endpoint-unreachable-for-clients',
  cause: 'network-sts-unreachable',
  diagnose(evidence, symptoms) {
    const closed = symptoms.filter((record) => isCheck(record, 'sts-endpoints'))
    const { hosts = [] } = podFacts(evidence, 'sts-endpoints')
    const failing = hosts.filter(({ status }) => status !== 'pass')
    const clients = listed([...new Set(failing.flatMap(({ usedBy }) => usedBy))]) || 'some clients'
    const users = failing.flatMap(({ usedBy }) => usedBy)
    const explained = closed.length === 0 ? [] : [...closed, ...ofClients(symptoms, users)]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: `STS does not work at the address that ${clients} would ask`,
      what: `${listed(failing.map(({ host }) => host)) || 'Another STS host'} gives no credentials, while the STS host of this run does.`,
      why: failing.length === 0 ? [first.outcome.message] : failing.map(said),
      fix: fix(
        'Let all clients use the regional endpoint: annotate the service account (sets AWS_STS_REGIONAL_ENDPOINTS=regional), set AWS_REGION, restart the pods. s3cmd does so from version 2.3.0. Or open the way to the host above: a VPC endpoint for STS serves the regional name only.',
        [
          `kubectl -n ${namespaceOf(evidence)} annotate serviceaccount ${serviceAccountOf(evidence)} --overwrite eks.amazonaws.com/sts-regional-endpoints=true`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}

function said({ host, usedBy, code, message }: StsHostAnswer): string {
  return `${host} (used by ${listed(usedBy) || 'nobody here'}): ${[code, message].filter(Boolean).join(': ')}`
}
