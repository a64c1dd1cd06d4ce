import type { Finding } from '../../src/model/finding.ts'
import { ROLE } from './evidence.ts'

export const SUBJECT = 'system:serviceaccount:gitlab:gitlab-toolbox'
export const ISSUER = 'oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E'

export const trustFinding: Finding = {
  id: 'trust-policy-subject-mismatch',
  cause: 'trust-policy-sub-mismatch',
  severity: 'problem',
  confidence: 'likely',
  title: "The role's trust policy does not accept this service account",
  what: `STS refused to let this pod assume ${ROLE} with its token.`,
  why: [
    'AWS says: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    'The token is valid and STS answered, so the trust policy does not match it, or the role does not exist.',
    `iss  https://${ISSUER}`,
    `sub  ${SUBJECT}`,
  ],
  fix: {
    text: 'Let the trust policy of the role accept the subject and the audience of the token:\n1. the subject is in the condition exactly as it stands in the token, namespace and case included\n2. then run this doctor again',
    commands: [
      'aws iam get-role --role-name gitlab --query Role.AssumeRolePolicyDocument --output json > trust.json',
    ],
    policies: [
      {
        attachTo: 'role-trust',
        name: ROLE,
        mode: 'add',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { [`${ISSUER}:sub`]: SUBJECT, [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
              },
            },
          ],
        },
      },
    ],
  },
  explains: [{ check: 'caller-identity' }, { check: 'assume-role' }],
  targets: [],
  page: 'docs/findings/trust-policy-subject-mismatch.md',
}

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
export const LONG_NAME = 'gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1'

export const kmsFinding: Finding = {
  id: 'kms-key-denied',
  cause: 'kms-permission',
  severity: 'problem',
  confidence: 'certain',
  title: 'The role may not use the KMS key of the bucket',
  what: `PutObject is denied in 2 buckets, because they are encrypted with ${KEY}.`,
  why: [`AWS says: AccessDenied: not authorized to perform: kms:GenerateDataKey on resource: ${KEY}`],
  fix: {
    text: 'Allow the role to use the key.',
    commands: [],
    policies: [
      {
        attachTo: 'role-permissions',
        name: 'gitlab',
        mode: 'add',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Resource: KEY }],
        },
      },
    ],
  },
  explains: [
    { check: 's3-write', bucket: 'gitlab-artifacts' },
    { check: 's3-write', bucket: 'gitlab-uploads' },
  ],
  targets: ['gitlab-artifacts', 'gitlab-uploads'],
  page: 'docs/findings/kms-key-denied.md',
}

export const networkFinding: Finding = {
  id: 's3-unreachable',
  cause: 'network-s3-unreachable',
  severity: 'problem',
  confidence: 'certain',
  title: 'S3 cannot be reached from this pod',
  what: 'The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s (TCP).',
  why: ['This is a result of the network, not of permissions: the other buckets answered.'],
  fix: { text: 'Give the pod a route to S3 in eu-west-1.', commands: [], policies: [] },
  explains: [{ check: 's3-endpoint', bucket: LONG_NAME }],
  targets: [LONG_NAME],
  page: 'docs/findings/s3-unreachable.md',
}

export const deleteFinding: Finding = {
  id: 'delete-not-allowed',
  cause: 'identity-policy-missing-action',
  severity: 'warning',
  confidence: 'possible',
  title: 'The role may not delete objects',
  what: 'DeleteObject is denied; the probe stays behind.',
  why: ['AWS says: AccessDenied: Access Denied'],
  fix: { text: 'Allow s3:DeleteObject.', commands: [], policies: [] },
  explains: [{ check: 's3-delete', bucket: 'gitlab-terraform-state' }],
  targets: ['gitlab-terraform-state'],
  page: 'docs/findings/delete-not-allowed.md',
}
