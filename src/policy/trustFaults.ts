import { issuerHostPath, oidcProviderArn, parseRoleArn } from './arn.ts'
import { requestKeys } from './context.ts'
import type { Policy, Statement } from './document.ts'
import { matchStatement, missedElements } from './matchStatement.ts'
import { fits, glob } from './pattern.ts'
import { type TokenContext, tokenContext } from './probeContext.ts'
import type { AuthorizationRequest, Miss } from './request.ts'

/** What keeps a token out, aspect by aspect. */
export type TrustAspect = 'kind' | 'issuer' | 'audience' | 'subject'

export interface TrustFault {
  readonly aspect: TrustAspect
  /** What the statement says beside what the token says. */
  readonly says: string
  readonly miss: Miss
}

export interface TrustFaults {
  /** Position of the statement that comes closest, from 0. */
  readonly index: number
  readonly statement: Statement
  readonly faults: readonly TrustFault[]
}

/** AssumeRoleWithWebIdentity with this token, as the evaluator is asked. */
export function tokenRequest(roleArn: string, token: TokenContext): AuthorizationRequest {
  const { partition = 'aws', account = '' } = parseRoleArn(roleArn) ?? {}
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn,
    resourceAccount: account,
    principal: {
      kind: 'web-identity',
      providerArn: oidcProviderArn(partition, account, token.issuer),
      account,
    },
    context: tokenContext(token).context,
  }
}

/** The Allow statement that comes closest to letting the token in, and what is in the way; undefined without any. */
export function trustFaults(policy: Policy, roleArn: string, token: TokenContext): TrustFaults | undefined {
  const request = tokenRequest(roleArn, token)
  const scope = { version: policy.Version, keys: requestKeys(request) }
  const { isKnown } = tokenContext(token)
  const judged = policy.Statement.flatMap((statement, index) => {
    if (statement.Effect !== 'Allow') return []
    const { misses } = matchStatement(statement, request, scope)
    const known = misses.filter((miss) => miss.element !== 'Condition' || isKnown(miss.key))
    return [{ index, statement, misses: known }]
  })
  const [closest] = judged.toSorted(
    (a, b) => missedElements(a.misses) - missedElements(b.misses) || a.misses.length - b.misses.length,
  )
  if (closest === undefined) return undefined
  const { index, statement, misses } = closest
  return { index, statement, faults: misses.map((miss) => faultOf(miss, token, request)) }
}

function faultOf(miss: Miss, token: TokenContext, request: AuthorizationRequest): TrustFault {
  if (miss.element === 'Condition') return { ...conditionFault(miss, token), miss }
  const said = miss.expected.join(', ')
  if (miss.element === 'Principal' || miss.element === 'NotPrincipal')
    return { ...principalFault(said, miss.actual, request.resourceAccount), miss }
  return {
    aspect: 'kind',
    says: `its ${miss.element} is ${said}; a pod with a token takes sts:AssumeRoleWithWebIdentity`,
    miss,
  }
}

function principalFault(said: string, wanted: string, account: string): Omit<TrustFault, 'miss'> {
  if (!said.includes('Federated:'))
    return {
      aspect: 'kind',
      says: `its Principal is ${said}: that lets in no token, which comes from ${wanted}`,
    }
  const others = said.replaceAll('Federated:', '').split(', ')
  const why = others.map((other) => {
    if (other.toLowerCase() === wanted.toLowerCase()) return 'only the case differs'
    if (other.endsWith(wanted.slice(wanted.indexOf(':oidc-provider/'))))
      return `its account is not ${account}, that of the role, where the provider has to be`
    return 'that is another issuer'
  })
  return {
    aspect: 'issuer',
    says: `its Principal.Federated is ${others.join(', ')}; the token comes from ${wanted}: ${[...new Set(why)].join(', ')}`,
  }
}

function conditionFault(
  { operator, key, expected, actual }: Extract<Miss, { element: 'Condition' }>,
  { issuer, subject, audience }: TokenContext,
): Omit<TrustFault, 'miss'> {
  const host = issuerHostPath(issuer)
  const line = `${operator} ${key} is ${expected.join(', ')}`
  const name = key.toLowerCase()
  if (name === `${host}:sub`.toLowerCase())
    return { aspect: 'subject', says: `${line}; ${differs(expected, [subject], operator)}` }
  if (name === `${host}:aud`.toLowerCase())
    return { aspect: 'audience', says: `${line}; ${differs(expected, audience, operator)}` }
  if (actual !== undefined) return { aspect: 'issuer', says: `${line}; the request has ${actual.join(', ')}` }
  return { aspect: 'issuer', says: `${line}, and the request has no such key: ${wrongKey(key, host)}` }
}

function differs(expected: readonly string[], actual: readonly string[], operator: string): string {
  const has = `the token has ${actual.join(', ') || 'none'}`
  const wild = actual.some((value) => expected.some((text) => /[*?]/.test(text) && fits(glob(text), value)))
  if (wild && /^(?:\w+:)?StringEquals/.test(operator))
    return `${has}, and StringEquals takes * and ? literally: StringLike is meant`
  const lower = new Set(actual.map((value) => value.toLowerCase()))
  return expected.some((text) => lower.has(text.toLowerCase())) ? `${has}: only the case differs` : has
}

/** A key that no request has, as it is written, and what it should be. */
function wrongKey(key: string, host: string): string {
  const [, claim = 'sub'] = /:([^:/]+)$/.exec(key) ?? []
  const right = `it must be ${host}:${claim}`
  if (/^https:\/\//i.test(key)) return `keys have no https://; ${right}`
  if (key.startsWith('arn:')) return `the ARN of the provider is no key; ${right}`
  if (key.startsWith('oidc-provider/')) return `keys begin with the issuer; ${right}`
  if (key.toLowerCase().startsWith(`${host}:`.toLowerCase()))
    return `AWS makes no condition key of the claim ${claim}`
  return `the key names another issuer; ${right}`
}

/** The condition keys of an issuer for these claims: `sub`, `aud`. */
export function claimKey({ issuer }: TokenContext, claim: 'sub' | 'aud'): string {
  return `${issuerHostPath(issuer)}:${claim}`
}
