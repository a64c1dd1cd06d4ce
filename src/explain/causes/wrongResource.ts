import { parseS3Arn } from '../../policy/arn.ts'
import { grant } from '../advice/grant.ts'
import { policiesOfTheRole } from '../advice/policies.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { bareDenialOf, deedOf } from './deeds.ts'
import { deniedBy, isBareDenial, isNamedDenial } from './situations.ts'

/** The action is allowed, on something else. */
export const wrongResource: Suspect = {
  cause: 'identity-policy-wrong-resource-arn',
  finding: 'identity-policy-bucket-arn-missing',
  title: 'The policy of the role allows the action, but not on this bucket or its objects',
  clues: [
    {
      weight: 56,
      when: (facts) =>
        deniedBy(/implicit deny, identity/)(facts) &&
        facts.errors.some(
          ({ resource }) => resource !== undefined && parseS3Arn(resource)?.key === undefined,
        ),
      says: 'AWS says the same when an Allow for the action names another resource: this action counts on the bucket itself, not on bucket/*.',
    },
    {
      weight: 54,
      when: (facts) =>
        deniedBy(/implicit deny, identity/)(facts) &&
        facts.errors.some(
          ({ resource }) => resource !== undefined && parseS3Arn(resource)?.key !== undefined,
        ),
      finding: 'identity-policy-object-arn-missing',
      says: 'AWS says the same when an Allow for the action names another resource: an action on objects counts on bucket/*, not on the bucket.',
    },
    {
      weight: 50,
      when: bareDenialOf('list'),
      says: 's3:ListBucket counts on the bucket, not on bucket/*.',
    },
    {
      weight: 46,
      when: bareDenialOf('bucket-setting'),
      says: 's3:ListAllMyBuckets counts on *, and the settings of a bucket on the bucket, not on bucket/*.',
    },
    {
      weight: 40,
      when: (facts) =>
        isBareDenial(facts) && ['head', 'read', 'write', 'delete', 'head-bucket'].includes(deedOf(facts)),
      says: 'An action on objects counts on bucket/*, not on the bucket.',
    },
    {
      weight: 46,
      when: (facts) =>
        isNamedDenial(facts) &&
        facts.errors.some(({ action }) => /^s3:(?:List|GetBucket)/.test(action ?? '')),
      says: 'The action counts on the bucket itself; a policy with bucket/* alone does not allow it.',
    },
    {
      weight: 92,
      words:
        /MalformedPolicyDocument|Policy has invalid resource|Action does not apply to any resource|invalid resource in policy/i,
      when: (facts) => !says(facts, /principals? (?:in|must)/i),
      says: 'The policy itself is not accepted for its resources.',
    },
  ],
  fix: (facts) =>
    grant(
      facts,
      'Give bucket actions (s3:ListBucket and the like) the ARN of the bucket, and object actions the ARN with /*: arn:aws:s3:::BUCKET and arn:aws:s3:::BUCKET/*. The document below does so for what was denied.',
    ),
  nextCheck: policiesOfTheRole,
}
