import { accountOf } from '../../clients/staticKey.ts'
import { present } from '../../present.ts'
import type { SeenKey } from '../explanation.ts'

/** Stands where a secret stood. */
export const MASK = '[masked]'

/**
 * Names before a value that nobody may see: form fields and headers of requests to AWS, elements of its answers
 * (`Token-0` is the session token), variables and settings.
 */
const NAMES = [
  'WebIdentityToken',
  'Web_?Identity_?Token(?!_?File)',
  'X-Amz-Signature',
  'X-Amz-Security-Token',
  'X-Amz-Credential',
  'Token-\\d',
  'SignatureProvided',
  'StringToSign(?:Bytes)?',
  'CanonicalRequest(?:Bytes)?',
  'AWS_?Access_?Key_?Id',
  '(?:aws_?)?access_?key(?:_?id)?',
  '(?:aws_?)?secret_?(?:access_?)?key',
  '(?:aws_?)?session_?token',
  'security_?token',
  'access_?token',
  'refresh_?token',
  'id_?token',
  '(?:private|api|auth|registry|bearer)_?(?:key|token)',
  'Signature',
  '(?:pass(?:word|wd|phrase)?|pwd|secret|client_?secret|token)',
].join('|')

/** `name=value`, `"name": "value"`, `name => value`, `<Name>value</Name>`; the value ends where its quoting ends. */
const NAMED = new RegExp(
  `(^|[^\\w-])((?:${NAMES})["'\\]]?(?:\\s*(?:=>|:=|=|:)\\s*|\\s*>))("(?:[^"\\\\\\n]|\\\\.)+"|'[^'\\n]+'|[^\\s"'<>,;&})\\]]+)`,
  'gi',
)

/** The elements of AWS's answers whose content has line breaks of its own. */
const ELEMENTS =
  /(<(StringToSign(?:Bytes)?|CanonicalRequest(?:Bytes)?|SignatureProvided|Token-\d|AWSAccessKeyId)>)[^<]*/gi

const SECRETS: readonly (readonly [form: RegExp, shown: string])[] = [
  [/\beyJ[\w-]{4,}(?:\.[\w-]*){0,4}(?:%3D|=)*/g, MASK],
  [
    /\b(Authorization["']?\s*(?:=>|[:=])\s*["']?)(?:AWS4-HMAC-SHA256[^\n"']*?Signature=[\w%]+|(?:AWS|Bearer|Basic|Digest) +\S+|[^\s"']{16,})/gi,
    `$1${MASK}`,
  ],
  [/\b((?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi, `$1${MASK}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi, `$1${MASK}@`],
  [/\bgl[a-z]{2,8}-[\w-]{16,}/g, MASK],
  [/\b(?:gh[a-z]_|github_pat_|xox[a-z]-)[\w-]{16,}/g, MASK],
  // A secret access key has 40 characters of base64 and stands alone; a digest in hexadecimal is none.
  [
    /(?<![\w/+.:=-])(?![0-9a-f]{40}(?![\w/+]))(?=[^\n]{0,39}[A-Z])(?=[^\n]{0,39}[a-z])[A-Za-z0-9/+]{40}(?![\w/+=-])/g,
    MASK,
  ],
  // Session tokens and other long base64.
  [/(?<![\w/+.:%-])(?=\S*[A-Z])(?=\S*\d)[\w+/-]{100,}={0,2}/g, MASK],
]

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g

const KEY_ID = /\b((?:AKIA|ASIA)[A-Z0-9]{12,})\b/g

/** Hides what must not be repeated; lines keep their number. What kind of access key stood there may be said. */
export function masked(text: string): { readonly text: string; readonly keys: readonly SeenKey[] } {
  const keys = [...text.matchAll(KEY_ID)].map(([, id = '']) => seenKey(id))
  const named = text
    .replace(PRIVATE_KEY, (whole) => MASK + breaksOf(whole))
    .replace(ELEMENTS, (whole, before: string) => `${before}${MASK}${breaksOf(whole)}`)
    .replace(NAMED, (whole, before: string, name: string, value: string) =>
      isProse(name, value) ? whole : `${before}${name}${MASK}`,
    )
  const hidden = SECRETS.reduce((rest, [form, shown]) => rest.replace(form, shown), named)
  return { text: hidden.replace(KEY_ID, (id) => `${id.slice(0, 4)}${MASK}`), keys }
}

function breaksOf(text: string): string {
  return text.replace(/[^\n]+/g, '')
}

/** A sentence that goes on behind the word (`token: open /var/…`, `identity token: No …`) is no value. */
function isProse(name: string, value: string): boolean {
  return /^(?:token|secret|signature)['"]?:\s*$/i.test(name) && /^(?:[A-Za-z]+|\/[\w./-]+)$/.test(value)
}

function seenKey(id: string): SeenKey {
  return { prefix: id.startsWith('AKIA') ? 'AKIA' : 'ASIA', ...present({ account: accountOf(id) }) }
}
