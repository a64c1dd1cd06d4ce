import type { Rule } from '../../model/rule.ts'
import { podIdentityAddressWrong } from '../pod-identity-address-wrong.ts'
import { podIdentityAgentFailing } from '../pod-identity-agent-failing.ts'
import { podIdentityAgentUnreachable } from '../pod-identity-agent-unreachable.ts'
import { podIdentityAssociationMissing } from '../pod-identity-association-missing.ts'
import { podIdentityBesideIrsa } from '../pod-identity-beside-irsa.ts'
import { podIdentityRoleNotAssumable } from '../pod-identity-role-not-assumable.ts'
import { podIdentityTokenUnusable } from '../pod-identity-token-unusable.ts'
import { s3cmdLacksPodIdentity } from '../s3cmd-lacks-pod-identity.ts'

/**
 * The causes that only a pod with EKS Pod Identity has, in their order. They come before those of the network: the
 * agent is no host of AWS, and its silence says nothing of the way there.
 */
export const podIdentityRules: readonly Rule[] = [
  podIdentityAddressWrong,
  podIdentityAgentUnreachable,
  podIdentityAgentFailing,
  podIdentityRoleNotAssumable,
  podIdentityAssociationMissing,
  podIdentityTokenUnusable,
  s3cmdLacksPodIdentity,
  podIdentityBesideIrsa,
]
