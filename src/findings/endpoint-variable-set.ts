import { podFacts } from '../evidence.ts'
import type { PodFacts } from '../model/facts.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

type Diversion = PodFacts['endpoint-variables']['diversions'][number]

/** A variable leads clients with a role away from AWS, where the role counts nothing. */
export const endpointVariableSet: Rule = {
  id: 'endpoint-variable-set',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'endpoint-variables') && failedWith(record, 'led-elsewhere'),
    )
    const { diversions = [] } = podFacts(evidence, 'endpoint-variables')
    const names = unique(diversions.map(({ variable }) => variable))
    const clients = unique(diversions.map(({ client }) => client))
    const isSure = diversions.every(({ version }) => version !== undefined)
    return diagnosisOf(explained, (first) => ({
      confidence: isSure ? 'certain' : 'likely',
      title: `${listed(names)} ${names.length === 1 ? 'sends' : 'send'} ${listed(clients)} to ${listed(unique(diversions.map(({ host }) => host)))}`,
      what: `${listed(clients)} ${clients.length === 1 ? 'heeds' : 'heed'} the variable. Rails, s3cmd and the first SDK for Go do not know it.`,
      why: [
        `${first.id}: ${first.outcome.message}`,
        ...unique(diversions.map(({ way }) => MEANS[way])),
        `So what this run found out about buckets says nothing about ${listed(clients)}.`,
        ...(isSure
          ? []
          : ['The version is not known here: releases of the last years heed it, older ones do not.']),
      ],
      fix: fix(
        steps(
          'For Amazon S3 take the variable out of extraEnv (the first command shows where it stands in the values) or of the image, upgrade the release and restart the pods.',
          'If another server is meant, give it to each client by its own setting (endpoint, regionendpoint, host_base), with keys of that server.',
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

const MEANS: Readonly<Record<Diversion['way'], string>> = {
  elsewhere: 'That host is none of AWS, and a role of AWS counts nothing there.',
  'no-tls':
    'Without TLS what it sends can be read on the way, and a bucket whose policy demands TLS denies it.',
  sts: 'AWS_ENDPOINT_URL counts for every service that has no variable of its own, for STS as well: then not even the role can be had.',
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
