import { exceptsAddress } from '../clients/noProxy.ts'
import type { Source } from '../model/words.ts'
import { present } from '../present.ts'
import { dnsSuffixOfRegion } from '../regions.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure } from './outcomes.ts'

/** Where the sources that need no AWS host answer. EKS User Guide, "Understand how EKS Pod Identity works": proxies. */
const metadataAddresses: Readonly<Partial<Record<Source, string>>> = {
  imds: '169.254.169.254',
  kube2iam: '169.254.169.254',
  kiam: '169.254.169.254',
  'pod-identity': '169.254.170.23',
}

/** Ruby, Go and Python honour the proxy variables, so what they say decides how GitLab's own clients reach AWS. */
export const proxySettings = definePodCheck({
  id: 'proxy-settings',
  category: 'network',
  title: 'the proxy variables let GitLab reach AWS and the metadata service',
  needs: ['region-set', 'credential-source'],
  async run({ network, pod: { env } }, known) {
    const { region, stsHost } = known.facts('region-set')
    const { source } = known.facts('credential-source')
    const httpsProxy = env.https_proxy || env.HTTPS_PROXY || env.all_proxy || env.ALL_PROXY
    const httpProxy = env.http_proxy || env.HTTP_PROXY || env.all_proxy || env.ALL_PROXY
    const noProxy = env.no_proxy || env.NO_PROXY
    const hosts = [stsHost, `s3.${region}.${dnsSuffixOfRegion(region)}`]
    const proxiedHosts = hosts.filter((host) => network.proxyFor(host) !== undefined)
    const address = metadataAddresses[source]
    const excluded = address ?? '169.254.169.254'
    const metadataExcluded = exceptsAddress(noProxy, excluded)
    const facts = {
      ...present({
        httpsProxy: network.shownProxy(httpsProxy),
        httpProxy: network.shownProxy(httpProxy),
        noProxy: noProxy === '' ? undefined : noProxy,
      }),
      proxiedHosts,
      metadataExcluded,
    }
    if (facts.httpsProxy === undefined && facts.httpProxy === undefined)
      return passed('no proxy is set', facts)
    const through =
      proxiedHosts.length === 0
        ? 'AWS is reached directly (NO_PROXY)'
        : `${proxiedHosts.join(', ')} through ${network.proxyFor(stsHost) ?? facts.httpsProxy}`
    if (facts.httpProxy !== undefined && address !== undefined && !metadataExcluded) {
      const message = `HTTP_PROXY is set and NO_PROXY lacks ${address}, where this pod gets its credentials`
      return failed(message, podFailure('metadata-not-excluded', message), facts)
    }
    return passed(through, facts)
  },
})
