import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'

/** What may stand where the token should: writes it to the path, given the token that was there. */
export interface TokenCase {
  readonly put: (path: string, token: string) => void
  /** What the failure of the check that meets it says; undefined where the token is good enough. */
  readonly says: RegExp | undefined
}

const base64url = (text: string) => Buffer.from(text).toString('base64url')

function text(says: RegExp | undefined, change: (token: string) => string | Buffer): TokenCase {
  return { says, put: (path, token) => writeFileSync(path, change(token)) }
}

/** The token with another payload. */
function payload(says: RegExp | undefined, change: (claims: Record<string, unknown>) => string): TokenCase {
  return text(says, (token) => {
    const [header = '', claims = '', signature = ''] = token.split('.')
    const changed = change(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')))
    return [header, base64url(changed), signature].join('.')
  })
}

/** The token with another header. */
function header(says: RegExp, json: string): TokenCase {
  return text(says, (token) => [base64url(json), ...token.split('.').slice(1)].join('.'))
}

const claim = (claims: Record<string, unknown>) =>
  payload(/InvalidIdentityToken|not-a-jwt|missing-claim/, (all) => JSON.stringify({ ...all, ...claims }))

export const tokenCases: Readonly<Record<string, TokenCase>> = {
  nothing: text(/empty/, () => ''),
  'white space': text(/empty/, () => ' \n\n\t'),
  'a megabyte': text(/too-large/, () => 'x'.repeat(1_000_000)),
  bytes: text(/not-a-jwt/, () => Buffer.from([0, 255, 1, 2, 27, 91, 46, 0, 46, 200])),
  words: text(/not-a-jwt/, () => 'not a token'),
  'the namespace': text(/not-a-jwt/, () => 'gitlab'),
  'the name of the pod': text(/not-a-jwt/, () => 'gitlab-toolbox-7c9d8b5f6d-x2x7k'),
  'two parts': text(/not-a-jwt/, (token) => token.split('.').slice(0, 2).join('.')),
  'four parts': text(/not-a-jwt/, (token) => `${token}.${token.slice(-20)}`),
  'three dots': text(/not-a-jwt/, () => '..'),
  'no base64': text(/not-a-jwt/, (token) => token.replace(/\.[^.]+\./, '.%%%%%%%%%%%%.')),
  'UTF-16': text(/not-a-jwt/, (token) => Buffer.from(`\ufeff${token}`, 'utf16le')),
  'no JSON': payload(/not-a-jwt/, () => 'hello'),
  null: payload(/not-a-jwt/, () => 'null'),
  'a number': payload(/not-a-jwt/, () => '7'),
  'a list': payload(/missing-claim|not-a-jwt/, () => '[1]'),
  'no claims': payload(/missing-claim/, () => '{}'),
  'a prototype': payload(/missing-claim/, () => '{"__proto__":{"iss":"a","sub":"b"}}'),
  'a header that is null': header(/not-a-jwt/, 'null'),
  'a header that is a list': header(/not-a-jwt|InvalidIdentityToken/, '[]'),
  'a header with odd values': header(/InvalidIdentityToken/, '{"alg":7,"kid":{"a":1}}'),
  'claims of odd types': claim({ exp: 'soon', nbf: -1e300, iat: null, 'kubernetes.io': 'x' }),
  'an audience of an odd type': claim({ aud: { a: 1 } }),
  'an expiry beyond all time': claim({ exp: 1e300 }),
  'control characters': claim({
    iss: 'https://\u001b]0;title\u0007',
    sub: 'system:serviceaccount:git\u001b[31mlab:tool\u0007box\u202e',
    aud: ['\u001b[2J', '\u009b31m'],
  }),
  'forty thousand characters': payload(/ValidationError|InvalidIdentityToken|too/, (all) =>
    JSON.stringify({ ...all, sub: `system:serviceaccount:gitlab:${'x'.repeat(40_000)}` }),
  ),
  'a folder': { says: /EISDIR/, put: (path) => mkdirSync(path) },
  'a pipe': { says: /not-a-file/, put: (path) => void execFileSync('mkfifo', [path]) },
  'an endless device': { says: /not-a-file/, put: (path) => symlinkSync('/dev/zero', path) },
  'a link to itself': { says: /ELOOP/, put: (path) => symlinkSync('token', path) },
  'a link to nowhere': { says: /ENOENT/, put: (path) => symlinkSync('..data/token', path) },
  'a newline behind it': text(undefined, (token) => `${token}\r\n`),
  'a byte order mark before it': text(undefined, (token) => `\ufeff${token}`),
}
