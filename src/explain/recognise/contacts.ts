import type { Stage } from '../../model/words.ts'
import type { FailedContact } from '../explanation.ts'
import { lenient } from './format.ts'
import { type HostKind, kindOf } from './hosts.ts'

/** A failed contact with what kind of host it is; the host is empty where the text names none. */
export interface Contact extends FailedContact {
  readonly kind: HostKind
  /** The words that say so. */
  readonly words: string
  readonly at: number
}

/** What the libraries say when a connection does not come about, by the stage at which it ended. */
const FAILURES: readonly (readonly [Stage, RegExp])[] = [
  // Go net, glibc, Node, Java, Rust, curl, musl.
  [
    'dns',
    /no such host|getaddrinfo|ENOTFOUND|EAI_AGAIN|Name or service not known|Temporary failure in name resolution|nodename nor servname|Could not resolve (?:host|proxy)|UnknownHostException|server misbehaving|failed to lookup address|Name does not resolve|NameResolutionError|dns error|Host name was invalid for dns resolution/i,
  ],
  [
    'tls',
    /x509: |certificate verify failed|CERTIFICATE_VERIFY_FAILED|self.signed certificate|unable to (?:get|verify) (?:local issuer|the first|leaf)[^\n]{0,30}certificate|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_[A-Z_]*CERT|PKIX path building failed|SSL certificate problem|SSLHandshakeException|SSLError|SSL validation failed|tls: [a-z]|TLS handshake error|wrong version number|server gave HTTP response to HTTPS client|InvalidCertificate|UnknownIssuer|SSL_connect|certificate has expired or is not yet valid|unable to get local issuer/i,
  ],
  [
    'proxy',
    /proxyconnect|Tunnel connection failed|Cannot connect to proxy|ProxyError|ProxyConnectionError|Proxy Authentication Required|407 Proxy|Could not resolve proxy|Received HTTP code \d+ from proxy|Unable to tunnel through proxy|Failed to connect to proxy/i,
  ],
  [
    'tcp',
    /i\/o timeout|TLS handshake timeout|Net::OpenTimeout|Net::ReadTimeout|connect(?:ion)? timed? ?out|connect(?:_write)? timeout|ConnectTimeout|connect ETIMEDOUT|ECONNREFUSED|connection refused|No route to host|EHOSTUNREACH|ENETUNREACH|Network is unreachable|Failed to connect to|Could not connect to|Failed to open TCP connection|did not establish a connection|execution expired|Connection attempt failed|operation timed out|Policy denied DROPPED|Unable to connect to|tcp connect error/i,
  ],
  [
    'http',
    /context deadline exceeded|Client\.Timeout exceeded|Read timed? ?out|Read timeout on endpoint|socket hang up|ECONNRESET|connection reset by peer|unexpected EOF|read_timeout|request canceled while waiting|awaiting headers|TimeoutError|dispatch failure|Unable to execute HTTP request|request send failed|Empty reply from server|Connection was closed before|http request timeout|timed? out/i,
  ],
]

const WHERE = FAILURES.map(([stage, words]) => [stage, lenient(words)] as const)

/** A host as it stands in a URL or in the words of a library. */
const HOSTS = [
  /https?:+\/\/(?:[^\s/@"'<>]+@)?(?<host>\[[0-9a-f:]+\]|[\w.*-]+)(?::\d+)?/,
  /(?:lookup|host|connect to|connect|ENOTFOUND|EAI_AGAIN|connection to|server|for|name|address|UnknownHostException:|HTTP request:|dial tcp|host=)[ '"(:]{1,3}(?<host>(?:[\w-]+\.)+[a-z]{2,}|\d{1,3}(?:\.\d{1,3}){3}|\[fd00:ec2::\w+\])/,
  // A bucket before an address, by a client that does not know that this cannot be.
  /(?<host>\b[a-z][\w-]*\.(?:\d{1,3}(?:\.\d{1,3}){3}|localhost))(?![\w.-]*\w)/,
  /(?<host>\b(?:[\w-]+\.)+amazonaws\.com(?:\.cn)?|\b169\.254\.\d+\.\d+|\[fd00:ec2::\w+\])/,
].map(lenient)

/** Mentions of one host that stand so near to each other are about one attempt. */
const ATTEMPT = 300

/** Every contact that failed, each host and stage once, in the order of the text. */
export function contactsIn(text: string): readonly Contact[] {
  const found = WHERE.flatMap(([stage, words]) =>
    [...text.matchAll(words)].slice(0, 200).map((match) => contactAt(text, stage, match.index, match[0])),
  )
  // Of one attempt, the first stage in the list says most: `Failed to open TCP connection (getaddrinfo: …)`.
  const kept: Contact[] = []
  for (const contact of found) {
    const told = kept.some(
      ({ host, stage, at }) =>
        host === contact.host && (stage === contact.stage || Math.abs(at - contact.at) < ATTEMPT),
    )
    if (!told) kept.push(contact)
  }
  return kept.toSorted((one, other) => one.at - other.at)
}

/** The host that these words are about: in their own sentence before them, or else right behind. */
function contactAt(text: string, stage: Stage, at: number, words: string): Contact {
  const before = text.slice(Math.max(0, at - 500), at + words.length)
  const sentence = before.slice(Math.max(0, before.lastIndexOf('\n\n'), before.lastIndexOf('level=')))
  const after = text.slice(at, at + 260).split(/\n(?=\S)/)[0] ?? ''
  const host = hostIn(after, 'first') ?? hostIn(sentence, 'last') ?? ''
  return { host, stage, words: words.replaceAll(/\s+/g, ' '), at, kind: kindOf(host, `${sentence} ${after}`) }
}

function hostIn(piece: string, which: 'first' | 'last'): string | undefined {
  const found = HOSTS.flatMap((form, rank) =>
    [...piece.matchAll(form)].map((match) => ({ host: match.groups?.host ?? '', at: match.index, rank })),
  ).filter(({ host }) => host !== '' && !/^\d+\.\d+\.\d+\.\d+$/.test(host.replace(/^169\.254\..*/, '')))
  const sorted = found.toSorted((one, other) => one.at - other.at || one.rank - other.rank)
  return (which === 'first' ? sorted.at(0) : sorted.at(-1))?.host.toLowerCase()
}
