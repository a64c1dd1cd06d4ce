import { reach } from '../advice/reach.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { bareTimeout } from './network.ts'
import { lostContact } from './situations.ts'

/** How Python, Node, Go, curl and Java say that a certificate is for another name. */
const NOT_ITS_NAME =
  /hostname '[^'\n]+' doesn't match|Hostname mismatch|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate|no alternative certificate subject name matches|certificate is valid for [^\n]{1,80}, not |No subject alternative|(?:certificate|subject)[^\n]{0,40} does not match (?:the )?(?:host|target)/i

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
      weight: 93,
      words: NOT_ITS_NAME,
      when: (facts) => says(facts, /amazonaws/i),
      finding: 'tls-handshake-failed',
      says: 'The certificate is for other names. That of S3 covers one part before s3: a bucket with dots in its name needs path style, and another host than of AWS is a proxy.',
    },
    {
      weight: 97,
      when: ({ contacts }) =>
        contacts.some(({ stage, kind }) => stage === 'tls' && (kind === 'sts' || kind === 's3')),
      words: /certificate signed by unknown authority/i,
      says: 'The certificate of AWS is signed by an authority that the program does not trust.',
    },
    {
      weight: 62,
      words:
        /certificate signed by unknown authority|unable to (?:verify the first|get local issuer) certificate/i,
      when: ({ text }) => text.trim().length < 200,
      says: 'A certificate was not trusted; the text does not say whose.',
    },
    {
      weight: 93,
      words:
        /LoadCustomCABundleError|custom CA bundle|(?:SSL|TLS) connection could not be established|remote certificate is invalid/i,
      when: (facts) =>
        says(facts, /CustomCABundle|custom CA bundle|amazonaws|Amazon\.(?:S3|Runtime)|AWSSDK/i),
      says: 'The certificates that the program is to trust cannot be used, or that of the other side is none of theirs.',
    },
    {
      weight: 50,
      words: NOT_ITS_NAME,
      finding: 'tls-handshake-failed',
      says: 'The certificate is for other names than the host that was asked.',
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
