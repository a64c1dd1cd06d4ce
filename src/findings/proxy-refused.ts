import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { connectionsSaid, hostsOf } from './clues/network.ts'
import { diagnosis, failure, networkFailed, type Words } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** The proxy is between the pod and every AWS host, so what it refuses is one cause for STS and S3. */
export const proxyRefused: Rule = {
  id: 'proxy-refused',
  cause: 'proxy-or-tls',
  diagnose(evidence, symptoms) {
    const stopped = symptoms.filter(isStoppedByProxy)
    return groupedBy(stopped, (record) => `${proxyOf(evidence, record)} ${failure(record)?.code}`).map(
      (records) => diagnosis(records, words(evidence, records)),
    )
  },
}

/** At the stage of the proxy itself, or while connecting to it. */
function isStoppedByProxy(record: CheckRecord): boolean {
  if (networkFailed(record, 'proxy')) return true
  return failure(record)?.proxy !== undefined && networkFailed(record, 'dns', 'tcp')
}

function words(evidence: Evidence, records: readonly CheckRecord[]): Words {
  const proxy = proxyOf(evidence, records[0])
  const hosts = listed(hostsOf(records), 2)
  const all = records.map((record) => `${failure(record)?.code} ${failure(record)?.message}`).join(' ')
  const credentials = /\b407\b/.test(all)
  return {
    confidence: 'certain',
    title: credentials
      ? 'The proxy wants a user and password'
      : 'The proxy does not let the pod through to AWS',
    what: `The proxy ${proxy} opens no connection to ${hosts}.`,
    why: [
      ...connectionsSaid(records),
      "This is the proxy's answer: the request never reached AWS, so nothing is known of the role.",
    ],
    fix: fix(credentials ? GIVE_CREDENTIALS : LET_THROUGH, [
      `curl -sS -o /dev/null -w '%{http_connect} %{http_code}\\n' -x ${proxy} https://${hostsOf(records)[0] ?? '<HOST>'}/`,
    ]),
  }
}

function proxyOf(evidence: Evidence, record: CheckRecord | undefined): string {
  const { httpsProxy } = podFacts(evidence, 'proxy-settings')
  return (record && failure(record)?.proxy) ?? httpsProxy ?? '<PROXY>'
}

const GIVE_CREDENTIALS =
  'Put user and password into HTTPS_PROXY (http://USER:PASSWORD@HOST:PORT, special characters percent-encoded), for GitLab in global.extraEnvFrom from a Secret, or let the proxy pass the pods without. Then restart the pods.'

const LET_THROUGH =
  "Have the proxy allow CONNECT to the hosts above (sts and s3 of your region, port 443). If there is a direct way (NAT gateway or VPC endpoints), exclude AWS instead: add .amazonaws.com to NO_PROXY in global.extraEnv. Check that the proxy's name and port in HTTPS_PROXY are right. Then restart the pods."
