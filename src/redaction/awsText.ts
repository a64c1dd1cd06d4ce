import { type Denial, readAccessDenied } from '../policy/accessDenied.ts'
import type { Layer } from '../policy/request.ts'
import { aliasedArn } from './arn.ts'
import { awsSentences } from './awsSentences.ts'
import type { Register } from './register.ts'
import type { Redactor } from './text.ts'

/** What stands for words that are not known, and could say anything. */
export const LEFT_OUT = '(left out by --redact)'

/** What may stand in the places of a sentence. */
const PLACES: Readonly<Record<string, string>> = {
  url: 'https?://[^\\s"\'<>]+',
  arn: 'arn:[^\\s"\'<>]+',
  account: '\\d{12}',
  number: '\\d+',
  time: '\\d{8}T\\d{6}Z',
  word: '[a-z]+(?:-[a-z0-9]+)*',
  id: '[0-9a-f-]*',
  hosts: '[\\w.:, -]+',
}

const KNOWN = awsSentences.map((sentence) => {
  const form = sentence
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 1 ? (PLACES[part] ?? '') : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return new RegExp(`^${form.join('')}$`)
})

/** AWS's words said anew from their parts, with aliases; left out when they are none that are known. */
export function aliasedAwsText(text: string, register: Register, say: Redactor): string {
  const told = text.replaceAll(/\s+/g, ' ').trim()
  const denial = readAccessDenied(told)
  if (denial.principal !== undefined) return accessDenied(denial, told, register, say)
  return KNOWN.some((sentence) => sentence.test(text) || sentence.test(told)) ? say(text) : LEFT_OUT
}

/** The sentence of an AccessDenied, in AWS's grammar, so that it can be read again. */
function accessDenied(denial: Denial, told: string, register: Register, say: Redactor): string {
  const { principal = '', action = '', resource, effect, layer, policyArn, via, setting, unread } = denial
  const name = (value: string) => (value.startsWith('arn:') ? aliasedArn(value, register) : say(value))
  const through =
    via === undefined || !/^(service|resource) control policy$/i.test(via)
      ? ''
      : ` transitively through a ${via}`
  const quote = told.includes('resource: "') ? '"' : ''
  const reason =
    layer === undefined
      ? ''
      : effect === 'explicit'
        ? ` with an explicit deny in ${layer === 'identity' ? 'an' : 'a'} ${LAYERS[layer]}${through}${policyArn === undefined ? '' : `: ${name(policyArn)}`}`
        : effect === 'implicit'
          ? ` because no ${LAYERS[layer]} allows the ${action} action`
          : ' because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'
  return [
    `User: ${name(principal)} is not authorized to perform: ${action}`,
    resource === undefined ? '' : ` on resource: ${quote}${name(resource)}${quote}`,
    reason,
    setting === undefined ? '' : ` ${SETTINGS[setting]}`,
    unread === undefined ? '' : ` ${LEFT_OUT}`,
  ].join('')
}

const LAYERS = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  'vpc-endpoint': 'VPC endpoint policy',
  trust: 'role trust policy',
  session: 'session policy',
  boundary: 'permissions boundary',
} as const satisfies Readonly<Record<Layer, string>>

const SETTINGS = {
  BlockPublicAcls: 'because of BlockPublicAcls',
  BlockPublicPolicy: 'because of BlockPublicPolicy',
  BlockedEncryptionTypes:
    'because the bucket has blocked upload requests that specify Server Side Encryption',
  ObjectLock: 'because object protected by object lock',
} as const satisfies Readonly<Record<NonNullable<Denial['setting']>, string>>
