import { region } from '../advice/names.ts'
import { bucketPolicyOf } from '../advice/policies.ts'
import type { NextCheck } from '../explanation.ts'
import type { Facts } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { bareDenialOf } from './deeds.ts'
import { callerIsNode, deniedBy, isBareDenial, isNamedDenial } from './situations.ts'

export const bucketPolicyDeny: Suspect = {
  cause: 'bucket-policy-deny',
  finding: 'bucket-policy-denies',
  title: 'A Deny in the policy of the bucket matches',
  clues: [
    {
      weight: 96,
      when: (facts) => deniedBy(/explicit deny, resource/)(facts),
      says: 'AWS says that a resource-based policy, that of the bucket, denies explicitly. Usual conditions: TLS, VPC endpoint, encryption header, source address, organization.',
    },
    {
      weight: 48,
      when: (facts) => isNamedDenial(facts) && !callerIsNode(facts),
      says: 'AWS names no policy here; a Deny in the policy of the bucket is possible.',
    },
    {
      weight: 43,
      when: bareDenialOf('write'),
      says: 'Bucket policies often deny uploads that lack an encryption header, TLS or a VPC endpoint.',
    },
    {
      weight: 47,
      when: bareDenialOf('bucket-setting'),
      says: 'A bucket policy that lets in one role only denies its settings to everybody else, administrators included.',
    },
    {
      weight: 37,
      when: (facts) => isBareDenial(facts),
      says: 'S3 gives no reason; a Deny of the bucket is possible.',
    },
    {
      weight: 80,
      words:
        /server.side.encryption header|Server-Side-Encryption Headers? missing|DenyUn\w*Encrypted\w*|DenyIncorrectEncryptionHeader|bucket policy (?:denies|denied|requires|rejects)|denied by (?:the )?bucket policy|aws:SecureTransport/i,
      says: 'The text speaks of what a bucket policy demands of uploads.',
    },
    {
      weight: 40,
      when: deniedBy(/implicit deny, resource/),
      says: 'The policy of the bucket decides here.',
    },
  ],
  nextCheck: bucketPolicyOf,
}

export const organizationDeny: Suspect = {
  cause: 'scp-or-boundary-deny',
  finding: 'service-control-policy-denies',
  title: 'A policy of the organization, a permissions boundary or a session policy stops the request',
  clues: [
    {
      weight: 97,
      when: deniedBy(/scp policy/),
      says: 'AWS says that a service control policy decided. Only administrators of the organization can change it.',
    },
    {
      weight: 96,
      words: /explicit deny in an? (?:service cont|resource cont)/i,
      says: 'AWS names a policy of the organization; the text breaks off there.',
    },
    {
      weight: 97,
      when: deniedBy(/rcp policy/),
      finding: 'resource-control-policy-denies',
      says: 'AWS says that a resource control policy of the organization that owns the bucket decided.',
    },
    {
      weight: 97,
      when: deniedBy(/boundary policy/),
      finding: 'permissions-boundary-denies',
      says: 'AWS says that the permissions boundary of the role does not let this through.',
    },
    {
      weight: 96,
      when: deniedBy(/session policy/),
      finding: 'session-policy-denies',
      says: 'AWS says that a policy which was passed along with the session narrows it.',
    },
    {
      weight: 80,
      words:
        /[Ss]ervice [Cc]ontrol [Pp]olic|\bSCPs?\b(?! -)|[Pp]ermissions? [Bb]oundary|[Rr]esource [Cc]ontrol [Pp]olic/,
      says: 'The text names such a policy.',
    },
    {
      weight: 46,
      when: (facts) => isNamedDenial(facts) && !callerIsNode(facts),
      says: 'AWS names no policy here; one of the organization is possible, above all where the role itself allows the action.',
    },
    { weight: 26, when: isBareDenial, says: 'S3 gives no reason; a policy of the organization is possible.' },
  ],
  nextCheck: (): NextCheck => ({
    tells: 'Which policies of the organization apply to this account; only its administrators may ask.',
    command:
      'aws organizations list-policies-for-target --target-id <ACCOUNT ID> --filter SERVICE_CONTROL_POLICY',
    who: 'aws',
  }),
}

export const endpointPolicy: Suspect = {
  cause: 'vpc-endpoint-policy',
  finding: 'vpc-endpoint-policy-denies',
  title: 'The policy of the VPC endpoint stops the request',
  clues: [
    {
      weight: 97,
      when: (facts) => deniedBy(/vpc-endpoint policy/)(facts),
      says: 'AWS says that the policy of the VPC endpoint decided.',
    },
    {
      weight: 88,
      words:
        /VPC ?e(?:ndpoint)?[^\n]{0,40}(?:polic|denie|denied|not allow)|vpce?-endpoint-policy|endpoint policy/i,
      says: 'The text speaks of the policy of a VPC endpoint.',
    },
    {
      weight: 44,
      words:
        /(?:ImagePullBackOff|pull(?:ing)? image|failed to pull|pulling from|failed to copy: httpReadSeeker)[^\n]{0,300}403|403 Forbidden[^\n]{0,200}(?:image|layer|blob)/i,
      says: 'Layers of images come from S3 buckets of others; an endpoint policy that names only own buckets stops them.',
    },
    { weight: 30, when: isBareDenial, says: 'S3 gives no reason when an endpoint denies across accounts.' },
  ],
  nextCheck: (facts: Facts) => ({
    tells: 'Whether the policy of the endpoint for S3 lets this bucket and this action through.',
    command: `aws ec2 describe-vpc-endpoints --region ${region(facts)} --query 'VpcEndpoints[].[VpcEndpointId,ServiceName,PolicyDocument]' --output text`,
    who: 'aws',
  }),
}
