import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { connectionsSaid, hostsOf } from './clues/network.ts'
import { diagnosisOf, failedWith, failure, networkFailed } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** OpenSSL's verdicts about a chain that leads to no trusted certificate, by the names Node gives them. */
const NOT_TRUSTED = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
]

/** Whatever stands in between shows the same certificate authority to STS and S3: one finding for all hosts. */
export const tlsNotTrusted: Rule = {
  id: 'tls-not-trusted',
  cause: 'proxy-or-tls',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => networkFailed(record) && failedWith(record, ...NOT_TRUSTED))
    const proxies = new Set(explained.flatMap((record) => failure(record)?.proxy ?? []))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The certificate shown for AWS is not trusted',
      what: `TLS to ${listed(hostsOf(explained), 2)} ends because no trusted certificate authority signed the certificate.`,
      why: [
        ...connectionsSaid(explained),
        `AWS uses certificates that every system trusts. Another one means that ${interceptor([...proxies])} decrypts the traffic, or that --connect-to or an endpoint setting leads to a host that is not AWS.`,
      ],
      fix: fix(TRUST_IT, [exampleCommand(explained)]),
    }))
  },
}

const TRUST_IT = steps(
  'Get the certificate authority of the intercepting proxy from whoever runs it (PEM).',
  'For GitLab: put it into a Secret and name that in the chart value global.certificates.customCAs, so that all components trust it; then restart the pods.',
  'For this doctor and the AWS CLI: --ca-bundle FILE or AWS_CA_BUNDLE=FILE.',
  'Or have the proxy leave the AWS host names alone (no interception, or NO_PROXY).',
)

function interceptor(proxies: readonly string[]): string {
  return proxies.length === 0 ? 'a proxy or firewall in between' : `the proxy ${listed(proxies)}`
}

/** Shows who signed what is presented. */
function exampleCommand(records: readonly CheckRecord[]): string {
  const [first] = records
  const { host = '<HOST>', port = 443 } = (first && failure(first)) ?? {}
  return `openssl s_client -connect ${host}:${port} -servername ${host} -showcerts </dev/null | openssl x509 -noout -issuer -subject`
}
