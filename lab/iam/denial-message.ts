import type { Denied, Layer } from '../../src/policy/request.ts'

export interface Refused {
  readonly caller: string
  readonly action: string
  readonly resource: string
  /** How the caller's account stands to the owner of the resource. */
  readonly relation: 'same-account' | 'same-organization' | 'stranger' | 'anonymous'
}

const names: Readonly<Record<Layer, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  'vpc-endpoint': 'VPC endpoint policy',
  trust: 'role trust policy',
}

/** Managed policies that AWS names by ARN when one of them denies (AWS Security Blog, January 2026). */
const namedByArn: readonly Layer[] = ['identity', 'boundary', 'session', 'scp', 'rcp']

/**
 * AWS's words for a denial, or undefined where AWS gives no reason: to strangers, to anonymous callers, and about
 * VPC endpoint policies across accounts (Amazon S3 User Guide, "Troubleshoot access denied (403 Forbidden) errors").
 * S3 puts the resource in quotes, the others do not.
 */
export function denialMessage(
  denied: Denied,
  refused: Refused,
  quotes: 'quoted' | 'bare',
): string | undefined {
  const { caller, action, resource, relation } = refused
  if (relation === 'stranger' || relation === 'anonymous') return undefined
  if (relation === 'same-organization' && denied.layer === 'vpc-endpoint') return undefined
  const on = quotes === 'quoted' ? `"${resource}"` : resource
  return `User: ${caller} is not authorized to perform: ${action} on resource: ${on} ${reasonOf(denied, action)}`
}

function reasonOf({ kind, layer, policyArn }: Denied, action: string): string {
  const name = names[layer]
  if (kind === 'implicit') return `because no ${name} allows the ${action} action`
  const article = layer === 'trust' ? 'the' : layer === 'identity' ? 'an' : 'a'
  const suffix = policyArn !== undefined && namedByArn.includes(layer) ? `: ${policyArn}` : ''
  return `with an explicit deny in ${article} ${name}${suffix}`
}
