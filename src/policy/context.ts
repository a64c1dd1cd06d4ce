import { parseArn, parseRoleArn } from './arn.ts'
import type { AuthorizationRequest, Principal, RequestContext } from './request.ts'

/** The values of a condition key of the request, or undefined when the request does not have it. */
export type RequestKeys = (key: string) => readonly string[] | undefined

/**
 * The condition keys of a request, by name in any case: those given, and those that follow from the principal,
 * the resource and the time (IAM User Guide, "AWS global condition context keys").
 */
export function requestKeys(request: AuthorizationRequest): RequestKeys {
  const values = new Map<string, readonly string[]>()
  for (const [key, value] of [...Object.entries(derived(request)), ...Object.entries(request.context)]) {
    values.set(key.toLowerCase(), typeof value === 'string' ? [value] : value)
  }
  const now = values.get('aws:currenttime')?.[0]
  if (now !== undefined && !values.has('aws:epochtime')) {
    values.set('aws:epochtime', [String(Math.floor(Date.parse(now) / 1000))])
  }
  return (key) => values.get(key.toLowerCase())
}

function derived({ principal, resourceAccount }: AuthorizationRequest): RequestContext {
  return { 'aws:ResourceAccount': resourceAccount, ...ofPrincipal(principal) }
}

/** IAM User Guide, "Policy variables": the table of principal key values. */
function ofPrincipal(principal: Principal): RequestContext {
  switch (principal.kind) {
    case 'role-session': {
      const session = parseRoleArn(principal.arn)?.session
      return {
        ...ofAccount(principal.account),
        'aws:PrincipalArn': principal.roleArn,
        'aws:PrincipalType': 'AssumedRole',
        ...(principal.roleId && session ? { 'aws:userid': `${principal.roleId}:${session}` } : {}),
      }
    }
    case 'user': {
      const name = parseArn(principal.arn)?.resource.split('/').at(-1)
      return {
        ...ofAccount(principal.account),
        'aws:PrincipalArn': principal.arn,
        'aws:PrincipalType': 'User',
        ...(name ? { 'aws:username': name } : {}),
        ...(principal.userId ? { 'aws:userid': principal.userId } : {}),
      }
    }
    case 'account-root':
      return {
        ...ofAccount(principal.account),
        'aws:PrincipalArn': principal.arn,
        'aws:PrincipalType': 'Account',
        'aws:userid': principal.account,
      }
    case 'service':
      return { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal.service }
    case 'anonymous':
      return { 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous' }
    case 'web-identity':
      // No signature, hence no caller's account or organization: a deny "unless aws:PrincipalOrgID is ours"
      // therefore also hits federated callers (aws/lza-universal-configuration#29).
      return {}
  }
}

function ofAccount(account: string): RequestContext {
  return { 'aws:PrincipalAccount': account, 'aws:PrincipalIsAWSService': 'false' }
}
