import { arnFits } from './arnPattern.ts'
import { unmetConditions } from './condition.ts'
import type { Statement } from './document.ts'
import { fits, glob } from './pattern.ts'
import { describePrincipal, entriesOf, exemptedBy, type Named, namedBy } from './principal.ts'
import type { AuthorizationRequest, Miss } from './request.ts'
import type { Scope } from './variables.ts'

/** A statement held against a request. */
export interface StatementMatch {
  /** Why it does not apply; empty when it does. */
  readonly misses: readonly Miss[]
  /** How the Principal names the one who asks; `direct` for a statement without one. */
  readonly named: Named
}

/** Looks at every element, also after the first that does not match, so that a near miss can be told. */
export function matchStatement(
  statement: Statement,
  request: AuthorizationRequest,
  scope: Scope,
): StatementMatch {
  const { Principal, Condition } = statement
  const named = Principal === undefined ? 'direct' : namedBy(Principal, request.principal)
  return {
    named: named ?? 'direct',
    misses: [
      ...actionMisses(statement, request.action),
      ...resourceMisses(statement, request.resource, scope),
      ...principalMisses(statement, named !== undefined, request),
      ...(Condition === undefined ? [] : unmetConditions(Condition, scope)),
    ],
  }
}

/** The elements that did not match: several unmet lines of a Condition are one. */
export function missedElements(misses: readonly Miss[]): number {
  return new Set(misses.map(({ element }) => element)).size
}

/** Names of services and actions are not case-sensitive ("IAM JSON policy elements: Action"). */
function actionMisses({ Action, NotAction }: Statement, actual: string): readonly Miss[] {
  const covers = (actions: readonly string[]) =>
    actions.some((action) => fits(glob(action.toLowerCase()), actual.toLowerCase()))
  if (Action !== undefined && !covers(Action)) return [{ element: 'Action', expected: Action, actual }]
  if (NotAction !== undefined && covers(NotAction)) {
    return [{ element: 'NotAction', expected: NotAction, actual }]
  }
  return []
}

/** Neither element is there in a role's trust policy: the resource is the role. */
function resourceMisses({ Resource, NotResource }: Statement, actual: string, scope: Scope): readonly Miss[] {
  const covers = (patterns: readonly string[]) => patterns.some((pattern) => arnFits(pattern, actual, scope))
  if (Resource !== undefined && !covers(Resource)) {
    return [{ element: 'Resource', expected: Resource, actual }]
  }
  if (NotResource !== undefined && covers(NotResource)) {
    return [{ element: 'NotResource', expected: NotResource, actual }]
  }
  return []
}

function principalMisses(
  { Principal, NotPrincipal, Effect }: Statement,
  isNamed: boolean,
  { principal }: AuthorizationRequest,
): readonly Miss[] {
  const actual = describePrincipal(principal)
  if (Principal !== undefined && !isNamed) {
    return [{ element: 'Principal', expected: entriesOf(Principal), actual }]
  }
  if (NotPrincipal !== undefined && exemptedBy(NotPrincipal, principal, Effect)) {
    return [{ element: 'NotPrincipal', expected: entriesOf(NotPrincipal), actual }]
  }
  return []
}
