import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** A variable leads clients past AWS, where the role counts nothing. */
export const endpointVariableSet: Rule = {
  id: 'endpoint-variable-set',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'endpoint-variables') && failedWith(record, 'led-elsewhere'),
    )
    const { variables = [], clients = [] } = podFacts(evidence, 'endpoint-variables')
    const names = variables.map(({ name }) => name)
    const hosts = [...new Set(variables.map(({ host }) => host))]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: `${listed(names)} ${names.length === 1 ? 'sends' : 'send'} ${listed(clients)} to ${listed(hosts)}`,
      what: `${listed(clients)} ${clients.length === 1 ? 'heeds' : 'heed'} the variable and ${clients.length === 1 ? 'does' : 'do'} not ask AWS. The other clients of this pod do not know it, and neither does this run follow it.`,
      why: [
        `${first.id}: ${first.outcome.message}`,
        'AWS_ENDPOINT_URL counts for every service that has no variable of its own, for STS as well: then not even the role can be had.',
        `What this run found out about buckets says nothing about ${listed(clients)}.`,
      ],
      fix: fix(
        steps(
          'For Amazon S3 take the variable out of extraEnv (the first command shows where it stands in the values) or of the image, upgrade the release and restart the pods.',
          'If another server is meant, give it to each client by its own setting (endpoint, regionendpoint, host_base), with keys of that server: a role of AWS counts nothing there.',
        ),
        [
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> | grep -n -B 3 AWS_ENDPOINT_URL`,
          restartPods(evidence),
        ],
        [],
        names.map((name) => ({ kind: 'environment' as const, name, value: null })),
      ),
    }))
  },
}
