import { reach } from '../advice/reach.ts'
import type { Facts } from '../facts.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { lostContact } from './situations.ts'

function how(facts: Facts, kind: Facts['contacts'][number]['kind']): string {
  const lost = facts.contacts.find((contact) => contact.kind === kind)
  const host = lost?.host === '' || lost === undefined ? (kind === 'sts' ? 'STS' : 'S3') : lost.host
  const stage = lost?.stage ?? 'tcp'
  const WORDS = {
    dns: 'its name could not be resolved',
    tcp: 'its address did not take a connection',
    proxy: 'the proxy did not let it through',
    tls: 'the TLS handshake did not succeed',
    http: 'no answer came in time',
  } as const
  return `${host}: ${WORDS[stage]}.`
}

/** A wait that ended, of which the text does not say what for. */
export function bareTimeout(facts: Facts): boolean {
  const known = facts.contacts.some(({ kind }) => kind !== 'other')
  return (
    !known &&
    says(facts, /context deadline exceeded|i\/o timeout|timed? ?out|connect timeout|execution expired/i)
  )
}

export const stsUnreachable: Suspect = {
  cause: 'network-sts-unreachable',
  finding: 'sts-unreachable',
  title: 'The pod does not reach STS, so it gets no credentials',
  clues: [
    {
      weight: 92,
      when: lostContact('sts', 'dns', 'tcp', 'http'),
      says: (facts) => how(facts, 'sts'),
    },
    {
      weight: 93,
      words: /role_config[\s\S]{0,300}(?:gaierror|timed out|refused|unreachable)/i,
      when: (facts) => !says(facts, /latest\/meta-data/),
      says: 's3cmd asked STS for its role (role_config) and did not reach it.',
    },
    { weight: 34, when: lostContact('aws', 'dns', 'tcp', 'http'), says: 'A host of AWS was not reached.' },
    { weight: 30, when: bareTimeout, says: 'Somebody waited in vain; the text does not say for whom.' },
  ],
  nextCheck: (facts) => reach(facts, 'sts.<REGION>.amazonaws.com'),
}

export const s3Unreachable: Suspect = {
  cause: 'network-s3-unreachable',
  finding: 's3-unreachable',
  title: 'The pod does not reach S3',
  clues: [
    { weight: 91, when: lostContact('s3', 'dns', 'tcp', 'http'), says: (facts) => how(facts, 's3') },
    {
      weight: 92,
      words: /plugin\/errors: \d+ [\w.-]*s3[\w.-]*amazonaws\.com/i,
      says: 'The DNS of the cluster could not find the host of the bucket.',
    },
    {
      weight: 61,
      words: /servers address specified in 'host_base'/i,
      says: 's3cmd did not find the host by its name: the DNS of the cluster, or a name that is written wrong.',
    },
    {
      weight: 80,
      words: /Your socket connection to the server was not read from or written to/i,
      says: 'S3 waited in vain for the rest of a request: the way to it is slow or broken.',
    },
    {
      weight: 60,
      when: lostContact('aws', 'dns', 'tcp', 'http'),
      says: 'A host of AWS was not reached.',
    },
    {
      weight: 45,
      when: (facts) =>
        bareTimeout(facts) &&
        says(facts, /excon|\bfog\b|upload|download|backup|bucket|blob|object|X-Amz-Signature/i),
      says: 'Somebody who handles objects waited in vain.',
    },
    { weight: 29, when: bareTimeout, says: 'Somebody waited in vain; the text does not say for whom.' },
  ],
  nextCheck: (facts) => reach(facts, 's3.<REGION>.amazonaws.com'),
}
