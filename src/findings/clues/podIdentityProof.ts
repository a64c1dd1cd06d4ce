import type { Evidence } from '../../model/evidence.ts'
import type { PolicyFix } from '../../model/finding.ts'
import { amendPodIdentityTrust, podIdentityVerdicts } from '../../policy/podIdentityFaults.ts'
import { listed } from './words.ts'

export interface PodIdentityProof {
  readonly certain: boolean
  readonly why: string
  readonly policies: readonly PolicyFix[]
}

/** What the given trust policy says of EKS Pod Identity; undefined when none was given. */
export function podIdentityProof({ documents }: Evidence, role: string): PodIdentityProof | undefined {
  const trust = documents?.trust
  if (trust === undefined) return undefined
  const verdicts = podIdentityVerdicts(trust.policy, trust.file)
  const missing = verdicts.filter(({ verdict }) => verdict.outcome === 'deny').map(({ action }) => action)
  const keys = [...new Set(verdicts.flatMap(({ verdict }) => verdict.dependsOn))]
  if (missing.length > 0) {
    const document = amendPodIdentityTrust(trust.policy, missing)
    return {
      certain: true,
      why: `Proven: ${trust.file} does not allow ${listed(missing)} to pods.eks.amazonaws.com.`,
      policies: [{ attachTo: 'role-trust', name: role, mode: 'replace', document }],
    }
  }
  const why =
    keys.length === 0
      ? `Proven: ${trust.file} allows what EKS needs, so it is not the policy in force, or the association names another role.`
      : `Deduced: ${trust.file} allows it under a condition on ${listed(keys)}, which does not follow from the report.`
  return { certain: false, why, policies: [] }
}
