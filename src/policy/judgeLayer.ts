import type { RequestKeys } from './context.ts'
import { matchStatement, missedElements } from './matchStatement.ts'
import type { Named } from './principal.ts'
import type { AuthorizationRequest, DecidingStatement, Layer, NamedPolicy, NearMiss } from './request.ts'

/** What the policies of one layer say to a request, before the layers are weighed against each other. */
export interface Judgement {
  readonly layer: Layer
  readonly policies: readonly NamedPolicy[]
  readonly denies: readonly DecidingStatement[]
  readonly allows: readonly (DecidingStatement & { readonly named: Named })[]
  readonly nearMisses: readonly NearMiss[]
}

/** Holds every statement of a layer's policies against the request. */
export function judgeLayer(
  layer: Layer,
  policies: readonly NamedPolicy[],
  request: AuthorizationRequest,
  keys: RequestKeys,
): Judgement {
  const all = policies.flatMap((policy) =>
    policy.document.Statement.map((statement, index) => {
      const match = matchStatement(statement, request, { version: policy.document.Version, keys })
      const deciding: DecidingStatement = {
        layer,
        policyName: policy.name,
        ...(policy.arn === undefined ? {} : { policyArn: policy.arn }),
        index,
        ...(statement.Sid === undefined ? {} : { sid: statement.Sid }),
        statement,
      }
      return { deciding, ...match }
    }),
  )
  const applying = all.filter(({ misses }) => misses.length === 0)
  return {
    layer,
    policies,
    denies: applying
      .filter(({ deciding }) => deciding.statement.Effect === 'Deny')
      .map(({ deciding }) => deciding),
    allows: applying
      .filter(({ deciding }) => deciding.statement.Effect === 'Allow')
      .map(({ deciding, named }) => ({ ...deciding, named })),
    nearMisses: all
      .filter(({ misses }) => missedElements(misses) === 1)
      .map(({ deciding, misses }) => ({ ...deciding, misses })),
  }
}
