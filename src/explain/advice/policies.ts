import type { NextCheck } from '../explanation.ts'
import type { Facts } from '../facts.ts'
import { attachableTo, bucketName, roleName } from './names.ts'

/** The questions to IAM, S3 and KMS, most of which take rights that GitLab does not have. */

export function trustPolicyOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the role exists, and whom its trust policy lets in.',
    command: `aws iam get-role --role-name ${roleName(facts)} --query Role.AssumeRolePolicyDocument --output json`,
    who: 'aws',
    check: 'assume-role',
  }
}

export function policiesOfTheRole(facts: Facts): NextCheck {
  const { kind, name } = attachableTo(facts)
  return {
    tells: `Whether a policy of the ${kind} allows the action, on the bucket and on its objects.`,
    command: `aws iam list-attached-${kind}-policies --${kind}-name ${name} && aws iam list-${kind}-policies --${kind}-name ${name}`,
    who: 'aws',
    check: 's3-list',
  }
}

export function bucketPolicyOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the policy of the bucket denies the role, and under which condition.',
    command: `aws s3api get-bucket-policy --bucket ${bucketName(facts)} --query Policy --output text`,
    who: 'aws',
  }
}

export function encryptionOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether a KMS key encrypts the bucket; if so, look whether the role may use that key.',
    command: `aws s3api get-bucket-encryption --bucket ${bucketName(facts)}`,
    who: 'aws',
    check: 's3-encryption',
  }
}

export function ownerOf(facts: Facts): NextCheck {
  return {
    tells: 'Whether the bucket belongs to the account that you think: 403 for any other.',
    command: `aws s3api head-bucket --bucket ${bucketName(facts)} --expected-bucket-owner <ACCOUNT ID>`,
    who: 'pod',
    check: 's3-list',
  }
}

export function oidcProviders(_facts: Facts): NextCheck {
  return {
    tells: 'Whether the account of the role has a provider for the issuer of this cluster.',
    command:
      'aws iam list-open-id-connect-providers && aws eks describe-cluster --name <CLUSTER> --query cluster.identity.oidc.issuer --output text',
    who: 'aws',
    check: 'assume-role',
  }
}
