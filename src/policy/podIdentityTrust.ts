import type { PolicyDocument } from '../model/finding.ts'

/**
 * The complete trust policy of a role for EKS Pod Identity. EKS tags each session, so both actions are needed. Which
 * service account may have the role is no matter of this policy but of the association (Amazon EKS User Guide,
 * "Create IAM role with trust policy required by EKS Pod Identity").
 */
export const podIdentityTrust: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AllowEksAuthToAssumeRoleForPodIdentity',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
}
