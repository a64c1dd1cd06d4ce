import type { AmendedDocument } from '../model/finding.ts'
import { type Json, listed, oneOrMany, sparing, withFurther, withStatement } from './amend.ts'
import { parseRoleArn } from './arn.ts'
import { evaluate } from './evaluate.ts'
import { parsePolicy } from './parsePolicy.ts'
import { fits, glob } from './pattern.ts'
import type { TokenContext } from './probeContext.ts'
import { isRecord } from './problem.ts'
import { claimKey, type TrustFault, type TrustFaults, tokenRequest } from './trustFaults.ts'
import { trustPolicy } from './trustPolicy.ts'

/**
 * The trust policy that lets the token in, by the smallest change: a slip of the pen is mended where it stands, a
 * statement that is about somebody else is left to him and joined by one for this token.
 */
export function amendTrust(
  document: Json,
  found: TrustFaults | undefined,
  roleArn: string,
  token: TokenContext,
): AmendedDocument {
  const mended =
    found === undefined || found.faults.length === 0
      ? undefined
      : withStatement(document, found.index, (statement) =>
          found.faults.reduce((mending, fault) => mend(mending, fault, token), statement),
        )
  if (mended !== undefined && letsIn(mended, roleArn, token)) return mended
  const { partition = 'aws', account: roleAccount = '' } = parseRoleArn(roleArn) ?? {}
  const audience = token.audience[0] ?? 'sts.amazonaws.com'
  const { issuer, subject } = token
  return withFurther(document, trustPolicy({ partition, roleAccount, issuer, subject, audience }).Statement)
}

/** The trust policy in which a Deny leaves this token out. */
export function spareToken(document: Json, index: number, token: TokenContext): AmendedDocument {
  const key = claimKey(token, 'sub')
  return withStatement(document, index, (statement) =>
    sparing(statement, 'StringNotEquals', key, token.subject),
  )
}

/** Whether the document lets the token in. */
export function letsIn(document: Json, roleArn: string, token: TokenContext): boolean {
  const parsed = parsePolicy(document, 'trust')
  if (!parsed.ok) return false
  const resource = { kind: 'trust', name: 'trust', document: parsed.policy } as const
  return evaluate(tokenRequest(roleArn, token), { identity: [], resource }).effect === 'allow'
}

function mend(statement: Json, { aspect, miss }: TrustFault, token: TokenContext): Json {
  if (miss.element === 'Action')
    return { ...statement, Action: oneOrMany([...others(statement.Action), 'sts:AssumeRoleWithWebIdentity']) }
  if (miss.element !== 'Condition') return statement
  const { operator, key, expected } = miss
  if (aspect === 'issuer') return renamed(statement, operator, key, token)
  const actual = aspect === 'subject' ? [token.subject] : token.audience
  const isMeantAsPattern = actual.some((value) => expected.some((text) => fits(glob(text), value)))
  if (isMeantAsPattern && operator === 'StringEquals') return moved(statement, operator, 'StringLike', key)
  const same = (text: string) => actual.some((value) => value.toLowerCase() === text.toLowerCase())
  return withValues(statement, operator, key, [
    ...expected.filter((text) => !same(text)),
    ...actual.slice(0, 1),
  ])
}

/** sts:AssumeRole is for callers with credentials; no statement for a Federated principal means it. */
function others(action: unknown): readonly string[] {
  return listed(action).filter((name) => name.toLowerCase() !== 'sts:assumerole')
}

/** A key that no request has, called as the token's claim is. */
function renamed(statement: Json, operator: string, key: string, token: TokenContext): Json {
  const claim = /:(sub|aud)$/i.exec(key)?.[1]?.toLowerCase()
  const lines = linesOf(statement, operator)
  if (claim !== 'sub' && claim !== 'aud') return statement
  const right = claimKey(token, claim)
  const kept = Object.entries(lines).map(([name, value]) => [name === key ? right : name, value] as const)
  return withLines(statement, operator, Object.fromEntries(kept))
}

function moved(statement: Json, from: string, to: string, key: string): Json {
  const { [key]: value, ...rest } = linesOf(statement, from)
  return withLines(withLines(statement, from, rest), to, { ...linesOf(statement, to), [key]: value })
}

function withValues(statement: Json, operator: string, key: string, values: readonly string[]): Json {
  return withLines(statement, operator, { ...linesOf(statement, operator), [key]: oneOrMany(values) })
}

function linesOf({ Condition }: Json, operator: string): Json {
  const lines = isRecord(Condition) ? Condition[operator] : undefined
  return isRecord(lines) ? lines : {}
}

/** An operator without lines is left out. */
function withLines(statement: Json, operator: string, lines: Json): Json {
  const { [operator]: _, ...rest } = isRecord(statement.Condition) ? statement.Condition : {}
  const condition = Object.keys(lines).length === 0 ? rest : { ...rest, [operator]: lines }
  return { ...statement, Condition: condition }
}
