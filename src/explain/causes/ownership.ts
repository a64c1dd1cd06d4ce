import { parseArn } from '../../policy/arn.ts'
import { bucketName } from '../advice/names.ts'
import { ownerOf } from '../advice/policies.ts'
import type { Facts } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { bareDenialOf } from './deeds.ts'
import { callerIsNode, deniedBy, isNamedDenial } from './situations.ts'

/** The bucket, or what lies in it, belongs to somebody else. */
export const crossAccount: Suspect = {
  cause: 'cross-account-ownership',
  finding: 'bucket-owned-by-another-account',
  title: 'The bucket, or the object, belongs to another account, which does not let the role in',
  clues: [
    {
      weight: 94,
      when: deniedBy(/implicit deny, resource/),
      finding: 'bucket-policy-lacks-allow',
      says: 'AWS says that no resource-based policy allows this: the bucket is in another account of the organization, and both sides must allow.',
    },
    {
      weight: 93,
      words:
        /AllAccessDisabled|All access to this (?:object|bucket|Amazon S3 resource) has been disabled|InvalidPayer/i,
      says: 'S3 says this of buckets that are not yours to use: reserved names, placeholders, locked data sets.',
    },
    {
      weight: 92,
      words: /BucketAlreadyExists|The requested bucket name is not available/i,
      says: 'The name is taken by somebody else.',
    },
    {
      weight: 75,
      words:
        /(?:expected ?)?bucket ?owner[^\n]{0,40}(?:differ|mismatch|does not match|doesn't match|not match)/i,
      says: 'The bucket belongs to another account than the request expects.',
    },
    {
      weight: 70,
      when: isForeign,
      says: 'The account of the caller and the account of what is asked for differ.',
    },
    {
      weight: 54,
      when: bareDenialOf('head-bucket'),
      says: 'HeadBucket is answered 403, and not 404, when the bucket exists and is not yours to see: short names are often taken.',
    },
    {
      weight: 47,
      when: bareDenialOf('head', 'read'),
      says: 'Across accounts both the policy of the role and that of the bucket must allow, and S3 gives no reason when one of them does not.',
    },
    {
      weight: 41,
      when: bareDenialOf('list', 'unknown', 'copy', 'write', 'delete'),
      says: 'Across organizations S3 never gives a reason.',
    },
    {
      weight: 41,
      when: (facts) => isNamedDenial(facts) && !callerIsNode(facts),
      says: 'AWS leaves the policy out when the bucket is in another account.',
    },
  ],
  nextCheck: ownerOf,
}

function isForeign({ errors }: Facts): boolean {
  return errors.some(({ principal = '', resource = '', reason }) => {
    const [asked, caller] = [parseArn(resource)?.account, parseArn(principal)?.account]
    return reason === undefined && !!asked && !!caller && /^\d{12}$/.test(asked) && asked !== caller
  })
}

export const objectOwnership: Suspect = {
  cause: 'acl-or-object-ownership',
  finding: 'acl-not-supported',
  title: 'The request carries an access control list, and the bucket takes none',
  clues: [
    {
      weight: 98,
      words:
        /AccessControlListNotSupported|does not allow ACLs|InvalidBucketAclWithObjectOwnership|Bucket cannot have ACLs set/i,
      says: 'Object Ownership of the bucket is "bucket owner enforced", and the client sends an access control list along.',
    },
    {
      weight: 96,
      words:
        /BlockPublicAcls|public ACLs are prevented|BlockPublicPolicy|public policies are (?:prevented|blocked)/i,
      finding: 'public-access-blocked',
      says: 'Block Public Access refused a public access control list or policy.',
    },
    {
      weight: 72,
      words:
        /s3:(?:Put|Get)ObjectAcl|PutObjectAcl|GetObjectAcl|x-amz-acl|canned ?acl|public-read|bucket-owner-full-control/i,
      says: 'An access control list is set or read, for which s3:PutObjectAcl or s3:GetObjectAcl is needed besides.',
    },
    {
      weight: 48,
      words: /(?:Put|put_)_?Bucket_?(?:Policy|Acl)/i,
      when: bareDenialOf('bucket-setting'),
      finding: 'public-access-blocked',
      says: 'Block Public Access, which new buckets have, refuses policies and access control lists that would make something public.',
    },
    {
      weight: 39,
      when: bareDenialOf('write', 'copy'),
      says: 'Clients that send an access control list along need s3:PutObjectAcl, too.',
    },
  ],
  nextCheck: (facts) => ({
    tells: 'Whether the bucket takes access control lists at all; BucketOwnerEnforced takes none.',
    command: `aws s3api get-bucket-ownership-controls --bucket ${bucketName(facts)}`,
    who: 'aws',
    check: 's3-write',
  }),
}
