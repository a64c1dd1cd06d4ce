import { aliasedArn, sessionAlias } from './arn.ts'
import { aliasedHost } from './host.ts'
import type { Register } from './register.ts'

/** What identifies and shows by its form that it does; each with what is said instead. */

export type Aliased = (found: string, register: Register) => string

/** Where a value ends in a sentence or a list. */
const VALUE = `[^\\s"'<>|,;()\\[\\]{}\`]`

/** In this order: what is longer and says more comes first. */
export const FORMS: readonly { readonly form: string; readonly aliased: Aliased }[] = [
  { form: `arn:[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[^\\s:"'<>]*:${VALUE}+`, aliased: aliasedArn },
  // What was meant for one, with a part that names something.
  {
    form: `arn:[^\\s"'<>|,;()…]*(?:\\d{4}|/)${VALUE}*`,
    aliased: (text, register) => register.alias('resource', text),
  },
  { form: `[a-zA-Z][a-zA-Z0-9+.-]*://(?:\\[[0-9a-fA-F:.]+\\]|${VALUE})${VALUE}*`, aliased: aliasedUrl },
  { form: `system:serviceaccounts?:${VALUE}+`, aliased: aliasedSubject },
  {
    form: '(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|ABIA|ACCA|APKA|ASCA)[A-Z0-9]{4,124}(?::[\\w+=,.@-]+)?',
    aliased: aliasedUnique,
  },
  {
    form: '(?<![\\w-])(?:vpce-svc|vpce|vpc|subnet|eni|sg)-[0-9a-f]{8,17}(?![\\w-]|\\.[a-z])',
    aliased: (id, register) => register.alias('network', id),
  },
  {
    form: '(?<![\\w-])i-[0-9a-f]{8,17}(?![\\w-])',
    aliased: (id, register) => register.alias('instance', id),
  },
  {
    form: '(?<![\\w-])o-[a-z0-9]{10,32}(?![\\w-])',
    aliased: (id, register) => register.alias('organization', id),
  },
  {
    form: '(?<![\\w-])ip-\\d+-\\d+-\\d+-\\d+(?:\\.[a-z0-9.-]*[a-z0-9])?',
    aliased: (name, register) => register.alias('host', name),
  },
  {
    form: '(?<![\\w.:])(?:[0-9a-fA-F]{1,4}:){1,7}(?::[0-9a-fA-F]{1,4}){1,7}(?![\\w:])|(?<![\\w.:])(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}(?![\\w:])',
    aliased: (address, register) => aliasedHost(`[${address}]`, register).replace(/^\[|\]$/g, ''),
  },
  { form: 'DNS:[^\\s,"\'<>]+', aliased: (name, register) => `DNS:${aliasedHost(name.slice(4), register)}` },
  { form: '(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w-]|\\.\\d)', aliased: aliasedHost },
  {
    form: `(?<![\\w/.@-])\\.?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+${endings()}(?:/id/[^\\s"'<>|,;:()]+)?(?![\\w-]|\\.[a-z0-9])`,
    aliased: aliasedHost,
  },
  {
    form: '(?<![A-Za-z0-9])\\d{12}(?![A-Za-z0-9])',
    aliased: (account, register) => register.alias('account', account),
  },
]

/**
 * What the last label of a host name may be where a name stands in a text; any other dotted word is a file or a setting
 * (`policy.json`, `registry.storage.secret`). Hosts with other endings are known from the fields that hold hosts.
 */
function endings(): string {
  const countries = '(?!(?:md|rb|py|js|ts|sh|gz)(?![a-z]))[a-z]{2}'
  const generic =
    'com|net|org|info|biz|dev|app|cloud|tech|systems|services|solutions|group|bank|online|site|gov|edu|mil|int'
  const inHouse =
    'internal|local|localdomain|lan|corp|corporate|intra|intranet|private|home|example|test|invalid|svc|consul'
  return `(?:${countries}|${generic}|${inHouse})`
}

function aliasedUrl(url: string, register: Register): string {
  const [, scheme = '', user = '', host = '', path = ''] =
    /^([^:]+:\/\/)([^/@]*@)?([^/?#]*)(.*)$/s.exec(url) ?? []
  if (scheme === 'file://') return url
  if (scheme === 's3://')
    return scheme + aliasedArn(`arn:aws:s3:::${host}${path}`, register).slice('arn:aws:s3:::'.length)
  return scheme + user + aliasedHost(host + path, register)
}

function aliasedSubject(subject: string, register: Register): string {
  const [system, kind, namespace = '', account, ...rest] = subject.split(':')
  const names = account === undefined ? [] : [register.alias('service-account', account), ...rest]
  return [system, kind, register.alias('namespace', namespace), ...names].join(':')
}

/** `AROA…:SESSION`, as GetCallerIdentity's UserId has it; or a key's id. */
function aliasedUnique(found: string, register: Register): string {
  const [id = '', session] = found.split(':')
  const alias = register.alias(/^A[KS]IA/.test(id) ? 'access-key' : 'unique-id', id)
  return session === undefined ? alias : `${alias}:${sessionAlias(session, register)}`
}
