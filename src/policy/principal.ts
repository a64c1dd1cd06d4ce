import { accountRootArn, parseArn } from './arn.ts'
import type { PrincipalElement, PrincipalType } from './document.ts'
import type { Principal } from './request.ts'

/**
 * How a Principal element names the one who asks. `direct`: the user, the session, the service, the provider or
 * everyone. `role`: the role of the session. `account`: the account, which only hands the decision over to it.
 * (IAM User Guide, "AWS JSON policy elements: Principal".)
 */
export type Named = 'direct' | 'role' | 'account'

/** One step from the account down to the one who asks, with every way to write it. */
interface Link {
  readonly named: Named
  readonly type: PrincipalType
  readonly names: readonly string[]
}

/** The closest way in which the element names the principal, or undefined when it does not. */
export function namedBy(element: PrincipalElement, principal: Principal): Named | undefined {
  if (element === '*') return 'direct'
  if (isAws(principal) && element.AWS?.includes('*')) return 'direct'
  return linksOf(principal).find((link) => names(element, link))?.named
}

/**
 * Whether a NotPrincipal element leaves the principal out of its statement. A Deny spares only those whose
 * account, role and session are all listed, because AWS may check them one after the other; an Allow already
 * passes over those of whom one is listed. ("AWS JSON policy elements: NotPrincipal".)
 */
export function exemptedBy(
  element: PrincipalElement,
  principal: Principal,
  effect: 'Allow' | 'Deny',
): boolean {
  if (element === '*' || (isAws(principal) && element.AWS?.includes('*'))) return true
  const links = linksOf(principal)
  const listed = links.filter((link) => names(element, link)).length
  return effect === 'Allow' ? listed > 0 : links.length > 0 && listed === links.length
}

/** The element's entries, each with its type: `AWS:arn:…`. */
export function entriesOf(element: PrincipalElement): readonly string[] {
  if (element === '*') return ['*']
  return Object.entries(element).flatMap(([type, values]) => values.map((value) => `${type}:${value}`))
}

/** The one who asks, in one line. */
export function describePrincipal(principal: Principal): string {
  switch (principal.kind) {
    case 'web-identity':
      return principal.providerArn
    case 'service':
      return principal.service
    case 'anonymous':
      return 'anonymous'
    default:
      return principal.arn
  }
}

function names(element: Exclude<PrincipalElement, '*'>, link: Link): boolean {
  return element[link.type]?.some((value) => value === '*' || link.names.includes(value)) ?? false
}

function isAws({ kind }: Principal): boolean {
  return kind !== 'service' && kind !== 'web-identity'
}

/** From the closest to the widest. Ids appear in policies whose user or role was deleted. */
function linksOf(principal: Principal): readonly Link[] {
  switch (principal.kind) {
    case 'role-session':
      return [
        { named: 'direct', type: 'AWS', names: [principal.arn] },
        { named: 'role', type: 'AWS', names: withId(principal.roleArn, principal.roleId) },
        accountLink(principal.arn, principal.account),
      ]
    case 'user':
      return [
        { named: 'direct', type: 'AWS', names: withId(principal.arn, principal.userId) },
        accountLink(principal.arn, principal.account),
      ]
    case 'account-root':
      return [accountLink(principal.arn, principal.account)]
    case 'web-identity':
      return [{ named: 'direct', type: 'Federated', names: [principal.providerArn] }]
    case 'service':
      return [{ named: 'direct', type: 'Service', names: [principal.service] }]
    case 'anonymous':
      return []
  }
}

function withId(arn: string, id: string | undefined): readonly string[] {
  return id === undefined ? [arn] : [arn, id]
}

function accountLink(arn: string, account: string): Link {
  const partition = parseArn(arn)?.partition ?? 'aws'
  return { named: 'account', type: 'AWS', names: [account, accountRootArn(partition, account)] }
}
