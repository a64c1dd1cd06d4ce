import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** Link-local addresses exist on the node only: asked through a proxy, they are the proxy's own, or nobody's. */
export const metadataBehindProxy: Rule = {
  id: 'metadata-behind-proxy',
  cause: 'proxy-or-tls',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'proxy-settings'))
    const { httpsProxy, httpProxy, noProxy = '' } = podFacts(evidence, 'proxy-settings')
    const excluded = [
      ...noProxy.split(',').filter(Boolean),
      '169.254.169.254',
      '169.254.170.23',
      '.svc',
      '.cluster.local',
    ]
    const value = [...new Set(excluded)].join('\\,')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'NO_PROXY does not except the metadata addresses',
      what: `The pod sends its requests through ${httpProxy ?? httpsProxy ?? 'a proxy'}, those to 169.254.169.254 and 169.254.170.23 as well (NO_PROXY: ${noProxy || 'not set'}).`,
      why: [
        first.outcome.message,
        "IRSA does not need these addresses. EKS Pod Identity, kube2iam, kiam and the node's role do, and fail through a proxy.",
      ],
      fix: fix('Add both addresses to NO_PROXY and restart the pods.', [
        upgradeRelease(evidence, `global.extraEnv.NO_PROXY=${value}`),
      ]),
    }))
  },
}
