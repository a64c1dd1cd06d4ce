import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import type { Layer, NamedPolicy } from '../../src/policy/request.ts'
import type { Organization, OrganizationPolicy, Policies, PolicyJson } from '../world.ts'

/** Policies of a world file as the evaluator wants them. A document that AWS would not accept throws. */

const everything: PolicyJson = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

export function namedPolicy(name: string, document: PolicyJson, layer: Layer): NamedPolicy {
  const parsed = parsePolicy(document, layer)
  if (!parsed.ok) {
    const mistakes = parsed.problems.map(({ path, message }) => `${path} ${message}`)
    throw new Error(`The policy ${name} (${layer}) is not valid: ${mistakes.join('; ')}`)
  }
  return { name, document: parsed.policy, ...(name.startsWith('arn:') ? { arn: name } : {}) }
}

export function identityPolicies(policies: Policies): readonly NamedPolicy[] {
  return Object.entries(policies).map(([name, document]) => namedPolicy(name, document, 'identity'))
}

/**
 * What Organizations puts above an account: the level of the root, then that of the account. Undefined for the
 * management account, and for accounts that are not in the organization.
 */
export function organizationLevels(
  organization: Organization | undefined,
  account: string | undefined,
  layer: 'scp' | 'rcp',
): readonly (readonly NamedPolicy[])[] | undefined {
  if (organization === undefined || account === undefined) return undefined
  if (!organization.accounts.includes(account) || account === organization.managementAccount) return undefined
  const policies = Object.entries(layer === 'scp' ? organization.scps : organization.rcps)
  const level = (isHere: (policy: OrganizationPolicy) => boolean) => {
    const here = policies.filter(([, policy]) => isHere(policy))
    const full = here.some(([, { replacesFullAccess }]) => replacesFullAccess)
      ? []
      : [namedPolicy(layer === 'scp' ? 'FullAWSAccess' : 'RCPFullAWSAccess', withPrincipal(layer), layer)]
    return [...full, ...here.map(([name, { document }]) => namedPolicy(name, document, layer))]
  }
  return [
    level(({ attachedTo }) => attachedTo === 'root'),
    level(({ attachedTo }) => attachedTo !== 'root' && attachedTo.includes(account)),
  ]
}

function withPrincipal(layer: 'scp' | 'rcp'): PolicyJson {
  if (layer === 'scp') return everything
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  }
}
