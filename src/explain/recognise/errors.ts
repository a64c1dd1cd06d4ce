import { readAccessDenied } from '../../policy/accessDenied.ts'
import { present } from '../../present.ts'
import type { RecognisedError } from '../explanation.ts'
import { shapeOf } from '../intake/telling.ts'
import { awsCli } from './awsCli.ts'
import { bodies } from './bodies.ts'
import { codes } from './codes.ts'
import { lenient, type Sighting, sightings } from './format.ts'
import { goSdk } from './goSdk.ts'
import { javaSdk } from './javaSdk.ts'
import { otherSdks } from './otherSdks.ts'
import { programs } from './programs.ts'

/** The formats, the telling ones first: what they say of an error counts before what a bare code says. */
const FORMATS = [...awsCli, ...goSdk, ...javaSdk, ...otherSdks, ...bodies, ...programs, ...codes]

/** How far apart two mentions may stand that are about one error. */
const NEAR = 700

/** After so many mentions of one error the next begins another: what it says of itself, it has said by then. */
const MENTIONS = 40

/** AWS's sentence about a denial (IAM User Guide, "Troubleshoot access denied error messages"). */
const DENIAL = lenient(/(?:User: \S+|arn:aws[\w-]*:(?:sts|iam):\S+) is not authorized to perform:/i)

/** The end of that sentence, where its beginning is missing. */
const REASON = lenient(
  /because no [\w-]+(?: [\w-]+){0,3} allows the [\w-]+:[\w*]+ action|with an explicit deny in an? /i,
)

/** No such sentence is longer. */
const SENTENCE = 1_500

/** No more of them are read: a log with so many different ones says nothing new with the next. */
const DENIALS = 1_000

export interface ErrorAt extends Omit<RecognisedError, 'times'> {
  readonly at: number
}

interface Mention extends Sighting {
  /** The line in which it stands. */
  readonly line: { readonly start: number; readonly shape: string }
}

/** Every error that the text tells of, in its order; mentions of one error are put together. */
export function errorsIn(text: string): readonly ErrorAt[] {
  const found = sightings(text, FORMATS)
    .toSorted((one, other) => one.at - other.at || other.end - one.end)
    .map((sighting): Mention => ({ ...sighting, line: lineAt(text, sighting.at) }))
  const groups: Mention[][] = []
  for (const sighting of found) {
    const group = groups.at(-1)
    if (group !== undefined && belongs(sighting, group)) group.push(sighting)
    else groups.push([sighting])
  }
  const errors = groups.map(errorOf)
  return denialsIn(text)
    .reduce(withDenial, errors)
    .toSorted((one, other) => one.at - other.at)
}

/** A mention belongs to the error before it when it stands near and contradicts nothing. */
function belongs(sighting: Mention, group: readonly Mention[]): boolean {
  if (group.length === MENTIONS) return false
  const end = Math.max(...group.map((one) => one.end))
  if (sighting.at > end + NEAR) return false
  const inside = sighting.at < end
  if (!inside && group.some(({ line }) => saysTheSame(line, sighting.line))) return false
  const agreesIn = (part: 'code' | 'status' | 'operation' | 'requestId') => {
    const said = group.find((one) => one[part] !== undefined)?.[part]
    return said === undefined || sighting[part] === undefined || alike(said, sighting[part])
  }
  return (
    agreesIn('code') && (inside || (agreesIn('status') && agreesIn('operation') && agreesIn('requestId')))
  )
}

/** Whether another line says what this one said: then it happened again. */
function saysTheSame(one: Mention['line'], other: Mention['line']): boolean {
  return one.start !== other.start && one.shape === other.shape
}

function lineAt(text: string, at: number): Mention['line'] {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return { start, shape: shapeOf(text.slice(start, start + 600).split('\n')[0] ?? '') }
}

function alike(one: string, other: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/exception$|error$|err$/, '')
  return bare(one) === bare(other)
}

function errorOf(group: readonly Sighting[]): ErrorAt {
  const first = (part: Exclude<keyof Sighting, 'at' | 'end'>) =>
    group.find((one) => one[part] !== undefined)?.[part]
  const status = first('status')
  return {
    at: group[0]?.at ?? 0,
    ...present({
      service: first('service'),
      operation: first('operation'),
      code: first('code'),
      httpStatus: status === undefined || status === '0' ? undefined : Number(status),
      message: sentenceOf(first('message')),
      requestId: first('requestId'),
      hostId: first('hostId'),
    }),
  }
}

/** The message without what follows it in the JSON or the log that carried it. */
function sentenceOf(message: string | undefined): string | undefined {
  const [sentence = ''] = message?.split(/"(?= ?[,}\]])|" \w+=/) ?? []
  return (
    sentence
      .replaceAll(/\s+/g, ' ')
      .replace(/["'}\]\\]+$/, '')
      .slice(0, 500)
      .trim() || undefined
  )
}

interface DenialAt {
  readonly at: number
  readonly parts: Pick<ErrorAt, 'principal' | 'action' | 'resource' | 'reason' | 'policyArn' | 'message'>
}

function denialsIn(text: string): readonly DenialAt[] {
  const starts = [...text.matchAll(DENIAL)].map(({ index }) => index)
  const alone = [...text.matchAll(REASON)]
    .map(({ index }) => index)
    .filter((at) => !starts.some((start) => start <= at && at - start < SENTENCE))
  const all = [...starts, ...alone].toSorted((one, other) => one - other).slice(0, DENIALS)
  return all.map((at, index) => {
    const sentence = text.slice(at, Math.min(all[index + 1] ?? text.length, at + SENTENCE))
    const { principal, action, resource, effect, layer, policyArn } = readAccessDenied(sentence)
    const reason = layer === undefined ? undefined : `${effect ?? 'implicit'} deny, ${layer} policy`
    const message = sentence
      .split(/\n\s*\n|["'}<]\s*(?:\n|$)/)[0]
      ?.replaceAll(/\s+/g, ' ')
      .slice(0, 500)
    return { at, parts: present({ principal, action, resource, reason, policyArn, message }) }
  })
}

/** Gives the denial to the error in whose text it stands, or makes it one of its own. */
function withDenial(errors: readonly ErrorAt[], { at, parts }: DenialAt): readonly ErrorAt[] {
  const own = errors.findLast((error) => error.at <= at && at - error.at < 400 && error.action === undefined)
  if (own === undefined) return [...errors, { at, code: 'AccessDenied', ...parts }]
  return errors.map((error) => (error === own ? { ...error, ...parts } : error))
}
