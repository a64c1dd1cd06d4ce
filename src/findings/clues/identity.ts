import { podFacts } from '../../evidence.ts'
import type { RoleArn } from '../../model/credentials.ts'
import type { Evidence } from '../../model/evidence.ts'
import { parseArn, parseRoleArn } from '../../policy/arn.ts'

/** Who the pod is and who it was meant to be, as far as the evidence tells. */

/** The role the operator intends: the parts of AWS_ROLE_ARN, as far as it could be read. */
export function intendedRole(evidence: Evidence): Partial<RoleArn> {
  return podFacts(evidence, 'role-arn-format')
}

/** The ARN of the intended role, from its check or from the variable itself. */
export function intendedRoleArn(evidence: Evidence): string | undefined {
  return (
    intendedRole(evidence).arn ??
    podFacts(evidence, 'irsa-env-injected').roleArn ??
    podFacts(evidence, 'expected-role').expectedRoleArn
  )
}

/** The ARN that GetCallerIdentity gave. */
export function callerArn(evidence: Evidence): string | undefined {
  return podFacts(evidence, 'caller-identity').arn ?? podFacts(evidence, 'expected-role').callerArn
}

/** The account of the identity that made the requests. */
export function callerAccount(evidence: Evidence): string | undefined {
  return podFacts(evidence, 'caller-identity').account ?? accountIn(callerArn(evidence) ?? '')
}

/** The account id in an ARN, or undefined when it has none (as a bucket's ARN). */
export function accountIn(arn: string): string | undefined {
  return parseArn(arn)?.account || undefined
}

/** The user's name in `…:user/PATH/NAME`. */
export function userNameIn(arn: string): string | undefined {
  return /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1]
}

/**
 * Who a policy would have to be attached to: the role (or user) that made the requests.
 * `kind` and `name` are what the AWS CLI wants; `<ROLE NAME>` when nothing is known.
 */
export function attachableTo(evidence: Evidence, principal?: string) {
  const arn = principal ?? callerArn(evidence) ?? intendedRoleArn(evidence) ?? ''
  const user = userNameIn(arn)
  if (user !== undefined) return { kind: 'user', name: user } as const
  return { kind: 'role', name: parseRoleArn(arn)?.name ?? '<ROLE NAME>' } as const
}

/** The partition of the run: that of the role, the caller or the region; `aws` when nothing tells. */
export function partitionOf(evidence: Evidence): string {
  const arn = intendedRoleArn(evidence) ?? callerArn(evidence) ?? ''
  return (
    parseArn(arn)?.partition ?? podFacts(evidence, 'region-set').partition ?? evidence.pod.partition ?? 'aws'
  )
}
