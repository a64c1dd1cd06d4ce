import { hasContainerCredentials, hasWebIdentity } from '../clients/environment.ts'
import type { PodFacts } from '../model/facts.ts'
import type { Outside } from '../outside/outside.ts'

/**
 * Whether this pod, and not its node alone, was given a role: by IRSA, by container credentials, or by kube2iam or kiam.
 * Keys beside a role are a mistake ("If you provide the key pair, IAM role will be ignored"); without one they are a
 * choice.
 */
export function roleGiven(
  { pod: { env } }: Outside,
  source: Partial<PodFacts['credential-source']> | undefined,
): boolean {
  const byMetadata = source?.source === 'kube2iam' || source?.source === 'kiam'
  return hasWebIdentity(env) || hasContainerCredentials(env) || byMetadata
}
