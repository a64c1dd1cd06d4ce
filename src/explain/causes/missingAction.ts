import { grant, showPolicies } from '../advice/grant.ts'
import { policiesOfTheRole } from '../advice/policies.ts'
import type { Suspect } from '../suspect.ts'
import { bareDenialOf, type deedOf } from './deeds.ts'
import {
  assumeRoleRefused,
  callerIsNode,
  callerIsOtherInstance,
  deniedBy,
  isNamedDenial,
  isUnauthorizedOperation,
  tokenRefused,
} from './situations.ts'

/** Most frequent of all: the role may not do it. */
export const missingAction: Suspect = {
  cause: 'identity-policy-missing-action',
  finding: 'identity-policy-missing-action',
  title: 'No policy of the role allows the action',
  clues: [
    {
      weight: 93,
      when: deniedBy(/implicit deny, identity/),
      says: 'AWS says that no identity-based policy, that is no policy of the role or user, allows this action on this resource.',
    },
    {
      weight: 96,
      when: (facts) => deniedBy(/implicit deny, identity/)(facts) && callerIsOtherInstance(facts),
      says: 'The caller is an instance, and AWS says that no policy of its role allows this.',
    },
    {
      weight: 96,
      when: (facts) =>
        isNamedDenial(facts) &&
        callerIsOtherInstance(facts) &&
        facts.errors.some(({ action = 's3:' }) => !/^(?:s3|sts|kms):/.test(action)),
      says: 'The caller is an instance that does its own work here; its role lacks the action.',
    },
    {
      weight: 92,
      when: deniedBy(/explicit deny, identity/),
      finding: 'identity-policy-denies',
      says: 'AWS says that a policy of the role or user itself holds a Deny that matches. A further Allow does not help.',
    },
    {
      weight: 62,
      when: (facts) => isNamedDenial(facts) && !callerIsNode(facts),
      says: 'AWS names who was denied what, and no policy; the usual reason is that no policy of the role allows it.',
    },
    {
      weight: 92,
      words: /s3:ListAllMyBuckets permissions\?/i,
      says: 's3cmd was told to list all buckets, which GitLab does not need and its role need not allow.',
    },
    {
      weight: 80,
      words:
        /[Rr]etrieve location for (?:AWS )?bucket|(?:isn't|is not|not) authorized to call [a-z0-9-]+:[A-Z]\w+/,
      says: 'The text names what may not be done; the usual reason is that no policy of the role allows it.',
    },
    {
      weight: 57,
      when: isUnauthorizedOperation,
      says: 'No policy of the role allows this action of EC2; aws sts decode-authorization-message --encoded-message tells which.',
    },
    {
      weight: 53,
      when: (facts) => isNamedDenial(facts) && callerIsNode(facts),
      says: 'If the pod is meant to work with the role of its node, that role lacks the action.',
    },
    {
      weight: 60,
      when: bareDenialOf('list'),
      says: 'Listing was denied: s3:ListBucket is most often missing, or granted on bucket/* only.',
    },
    {
      weight: 57,
      when: bareDenialOf('head', 'read', 'write', 'copy', 'delete'),
      says: 'S3 gives no reason; most often an action is missing in the policy of the role. Who may not list is answered 403 for a missing object, too.',
    },
    {
      weight: 53,
      when: bareDenialOf('head-bucket', 'bucket-setting', 'unknown'),
      says: 'S3 gives no reason; most often an action is missing in the policy of the role.',
    },
    {
      weight: 56,
      words:
        /error parsing HTTP 403 response body|unexpected HTTP status: 403 Forbidden|received unexpected HTTP status: 403|denied: requested access to the resource is denied/i,
      says: 'The registry or its storage answered 403. A HEAD for a blob that is not there yet is answered 403 where s3:ListBucket is missing.',
    },
    {
      weight: 50,
      when: (facts) => assumeRoleRefused(facts) && !callerIsNode(facts) && isNamed(facts),
      says: 'The caller needs sts:AssumeRole on that role in its own policy as well.',
    },
    {
      weight: 50,
      words: /Bucket not found: \S+ ?\. Skipping/i,
      says: 'A bucket that may not be listed is not found, for backup-utility.',
    },
    {
      weight: 45,
      words: /301 response missing Location/i,
      says: 'A client that may not ask where the bucket is (s3:GetBucketLocation) goes on with us-east-1.',
    },
    {
      weight: 48,
      words:
        /\b403\b[^\n]{0,40}Forbidden|Forbidden[^\n]{0,40}\b403\b|UnauthorizedOperation|status(?: code)?[:= ]{1,3}403/i,
      when: (facts) => !tokenRefused(facts) && !assumeRoleRefused(facts),
      says: 'The request was refused.',
    },
  ],
  fix: (facts) =>
    deniedBy(/explicit deny, identity/)(facts)
      ? showPolicies(
          facts,
          'Change the condition or the Resource of the Deny so that this is out of it. A further Allow does not help: a Deny wins.',
        )
      : grant(
          facts,
          'Save the document below as policy.json and attach it to the role: bucket actions on the bucket, object actions on bucket/*. AWS names one reason at a time, so another may come to light afterwards.',
        ),
  nextCheck: policiesOfTheRole,
}

function isNamed(facts: Parameters<typeof deedOf>[0]): boolean {
  return facts.errors.some(({ principal }) => principal !== undefined)
}
