import { podFacts } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Edit, PolicyFix } from '../../model/finding.ts'
import { oidcProviderArn } from '../../policy/arn.ts'
import { trustPolicy } from '../../policy/trustPolicy.ts'
import { intendedRole } from './identity.ts'
import { STS_AUDIENCE } from './token.ts'

/**
 * The complete trust policy that lets exactly this token assume the role, or nothing when the token or the role
 * could not be read. The form is that of the Amazon EKS User Guide, "Assign IAM roles to Kubernetes service accounts".
 */
export function trustPolicyFix(evidence: Evidence): readonly PolicyFix[] {
  const { issuer, subject, audience } = podFacts(evidence, 'token-claims')
  const { account, partition, name } = intendedRole(evidence)
  if (!issuer || !subject || !account || !partition || !name) return []
  const document = trustPolicy({
    partition,
    roleAccount: account,
    issuer,
    subject,
    audience:
      audience === undefined || audience.includes(STS_AUDIENCE)
        ? STS_AUDIENCE
        : (audience[0] ?? STS_AUDIENCE),
  })
  return [{ attachTo: 'role-trust', name, mode: 'replace', document }]
}

/** Writes a trust policy that was saved as trust-policy.json to the role. */
export function updateTrustPolicy(evidence: Evidence): string {
  const name = intendedRole(evidence).name ?? '<ROLE NAME>'
  return `aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust-policy.json`
}

/** Shows the trust policy that the role has now. */
export function showTrustPolicy(evidence: Evidence): string {
  const name = intendedRole(evidence).name ?? '<ROLE NAME>'
  return `aws iam get-role --role-name ${name} --query Role.AssumeRolePolicyDocument --output json`
}

/** The ARN of the OIDC provider that the role's account needs for this token. */
export function neededProviderArn(evidence: Evidence): string | undefined {
  const { issuer } = podFacts(evidence, 'token-claims')
  const { account, partition } = intendedRole(evidence)
  return issuer && account && partition ? oidcProviderArn(partition, account, issuer) : undefined
}

/** The provider that has to be there, for programs. */
export function providerEdit(evidence: Evidence, clientIds: readonly string[]): readonly Edit[] {
  const { issuer } = podFacts(evidence, 'token-claims')
  const arn = neededProviderArn(evidence)
  return issuer && arn ? [{ kind: 'oidc-provider', arn, issuer, clientIds }] : []
}
