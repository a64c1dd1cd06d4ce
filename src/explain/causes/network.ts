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
function bareTimeout(facts: Facts): boolean {
  const known = facts.contacts.some(({ kind }) => kind !== 'other')
  return !known && says(facts, /context deadline exceeded|i\/o timeout|timed? ?out|connect timeout/i)
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

/** One side speaks no TLS at all: with a host of AWS a proxy is in between, with another its scheme is wrong. */
const NOT_TLS = /HTTP response to HTTPS client|wrong version number/i

export const proxyOrTls: Suspect = {
  cause: 'proxy-or-tls',
  finding: 'tls-not-trusted',
  title: 'A proxy is in the way, or the certificate is not one that the program trusts',
  clues: [
    {
      weight: 94,
      when: ({ contacts }) => contacts.some(({ stage, kind }) => stage === 'proxy' && kind !== 'imds'),
      finding: 'proxy-refused',
      says: 'The proxy did not open a way to AWS.',
    },
    {
      weight: 93,
      when: ({ contacts }) =>
        contacts.some(
          ({ stage, kind, words }) =>
            stage === 'tls' && kind !== 'kubernetes' && (kind !== 'other' || !NOT_TLS.test(words)),
        ),
      says: 'The certificate is signed by an authority that the program does not trust: an inspecting proxy, or an image without authorities.',
    },
    {
      weight: 55,
      when: ({ contacts }) => contacts.some(({ stage }) => stage === 'tls'),
      says: 'A certificate was not trusted.',
    },
    {
      weight: 90,
      words:
        /XML parse error|SerializationError[^\n]{0,120}|failed to (?:decode|unmarshal) (?:query XML |error |the )?(?:error |response|message)|unexpected token '?<|invalid character '<' looking for|expected element type <\w+> but have <html>/,
      when: (facts) => !says(facts, /<Code>|MinIO|405/i),
      finding: 'answer-not-from-aws',
      says: 'What answered did not speak as AWS does: a page of a proxy, or another server.',
    },
    {
      weight: 58,
      words: /<!DOCTYPE html|<html|Content-Type: text\/html/i,
      finding: 'answer-not-from-aws',
      says: 'A page of HTML stands in the text; AWS answers none.',
    },
    {
      weight: 64,
      words: /SignatureDoesNotMatch/,
      when: (facts) => says(facts, /https?_proxy|\bproxy\b/i),
      finding: 'signature-rejected',
      says: 'A proxy that changes headers breaks the signature.',
    },
    {
      weight: 47,
      when: lostContact('s3', 'tcp', 'http'),
      finding: 'proxy-refused',
      says: 'Where the network wants a proxy, a program without HTTPS_PROXY ends like this.',
    },
    {
      weight: 46,
      when: lostContact('sts', 'tcp', 'http'),
      finding: 'proxy-refused',
      says: 'Where the network wants a proxy, a program without HTTPS_PROXY ends like this.',
    },
    {
      weight: 44,
      when: (facts) => lostContact('s3', 'dns')(facts) || lostContact('sts', 'dns')(facts),
      finding: 'proxy-refused',
      says: 'Where only the proxy knows the names of the internet, a program without HTTPS_PROXY ends like this.',
    },
    {
      weight: 28,
      when: bareTimeout,
      finding: 'proxy-refused',
      says: 'Where the network wants a proxy, a program without HTTPS_PROXY waits in vain.',
    },
    {
      weight: 33,
      when: ({ contacts }) => contacts.some(({ stage, kind }) => stage === 'http' && kind !== 'imds'),
      says: 'A connection that breaks off may have been broken by what stands in between.',
    },
  ],
  nextCheck: (facts) => reach(facts, 'sts.<REGION>.amazonaws.com'),
}
