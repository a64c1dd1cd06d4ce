import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { connectionsSaid, hostsOf } from './clues/network.ts'
import { diagnosis, failure, networkFailed } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** TLS ends for another reason than an unknown certificate authority: a wrong name, an old certificate, no TLS at all. */
export const tlsHandshakeFailed: Rule = {
  id: 'tls-handshake-failed',
  cause: 'proxy-or-tls',
  diagnose(_evidence, symptoms) {
    const stopped = symptoms.filter((record) => networkFailed(record, 'tls') && endsTls(record))
    return groupedBy(stopped, codeOf).map((records) => {
      const code = records.map(codeOf)[0] ?? ''
      return diagnosis(records, {
        confidence: 'likely',
        title: 'The TLS handshake with AWS fails',
        what: `TLS to ${listed(hostsOf(records), 2)} ends with ${code}.`,
        why: [
          ...connectionsSaid(records),
          MEANING[code] ?? 'Something between the pod and AWS ends the handshake; AWS itself does not.',
        ],
        fix: fix(
          'See what answers at that address (command below). If it is not AWS: correct --connect-to, AWS_ENDPOINT_URL or the DNS record. If it is a proxy or firewall: have it pass the AWS hosts without inspection.',
          [`openssl s_client -connect ${hostsOf(records)[0] ?? '<HOST>:443'} </dev/null`],
        ),
      })
    })
  },
}

/** Time-outs and resets are the network's: whoever cut the line said nothing of TLS. */
function endsTls(record: CheckRecord): boolean {
  return codeOf(record) === 'EPROTO' || !/^(E[A-Z]+|timeout)$/.test(codeOf(record))
}

function codeOf(record: CheckRecord): string {
  return failure(record)?.code ?? ''
}

const MEANING: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate is made out to another name: the address leads to another server.',
  CERT_HAS_EXPIRED:
    "The certificate has expired. AWS renews its own in time, so it is not AWS's, or the clock is wrong.",
  CERT_NOT_YET_VALID: "The certificate is not valid yet. It is not AWS's, or the clock is wrong.",
  EPROTO: "What answers does not speak TLS: a plain HTTP port, or a proxy's error page.",
  ERR_SSL_WRONG_VERSION_NUMBER:
    "What answers does not speak TLS: a plain HTTP port, or a proxy's error page.",
}
