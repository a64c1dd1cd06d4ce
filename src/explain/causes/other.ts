import { endpointSettings } from '../advice/reach.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { assumesItself } from './situations.ts'

/** Known, and none of the other causes. */
export const other: Suspect = {
  cause: 'other',
  title: 'It is none of the causes of missing access',
  clues: [
    {
      weight: 92,
      words: /\[fog\]\[WARNING\] Unrecognized arguments?: [\w, ]+/i,
      says: 'fog does not know this setting and goes on without it; the warning by itself breaks nothing.',
    },
    {
      weight: 93,
      words:
        /Missing required [A-Z][A-Z0-9_]{3,} env(?:ironment)? variable|Required environment variable|environment variable [A-Z][A-Z0-9_]{3,} (?:is )?(?:not set|required|missing)|(?:env|environment) variable "?[A-Z][A-Z0-9_]{3,}"? (?:must be|is not) set/,
      says: 'The program itself wants a variable in its environment, whatever the SDK would find; set it for this container.',
    },
    {
      weight: 94,
      words:
        /protected by object lock|InvalidObjectState|not valid for the object's storage class|MFA[^\n]{0,30}(?:required|must be used)/i,
      finding: 'object-locked',
      says: 'The state of the object forbids it, not a policy.',
    },
    {
      weight: 94,
      words: /Anonymous users cannot|User: anonymous is not authorized/i,
      says: 'The request was not signed at all: the program was told to ask anonymously (--no-sign-request, skip_signature), or found no credentials and went on without.',
    },
    {
      weight: 93,
      words:
        /Content-MD5[^\n]{0,40} (?:is )?required[^\n]{0,60}Object Lock|Object Lock[^\n]{0,80}(?:require|checksum|Content-MD5)/i,
      finding: 'object-locked',
      says: 'The bucket has Object Lock, and takes uploads only with a checksum that this client does not send.',
    },
    {
      weight: 93,
      words:
        /DurationSeconds[^\n]{0,80}exceeds|MaxSessionDuration set for|session limit for roles|roleSessionName' failed to satisfy|minimum field size[^\n]{0,40}RoleSessionName|RoleSessionName[^\n]{0,40}(?:is empty|must not be empty|too short|minimum)/i,
      says: 'The role is right, but it is asked for in a way that it does not allow: for too long (a role taken by another role lasts one hour at most), or under a name that is empty or has characters that AWS does not take.',
    },
    {
      weight: 94,
      when: assumesItself,
      says: 'The caller already has the very role that it asks for. Take the second mention of the role out (role_arn, --role-arn, AWS_ROLE_ARN in a profile); or let its trust policy name the role itself, which AWS asks of roles that assume themselves.',
    },
    {
      weight: 93,
      words: /set the [`'"]?id-token[`'"]? permission|ACTIONS_ID_TOKEN_REQUEST_(?:URL|TOKEN)/i,
      says: 'GitHub gives this job no token of its own: the workflow lacks `permissions: id-token: write`.',
    },
    {
      weight: 93,
      words:
        /requires? (?:the )?following cargo features?|was (?:built|compiled) without[^\n]{0,40}(?:sso|credentials?)/i,
      says: 'The program was built without the part of the SDK that this profile needs.',
    },
    {
      weight: 93,
      words:
        /\bprofile (?:\(|\[|`|'|")?[\w.-]+(?:\)|\]|`|'|")? (?:could not be found|was not found|not found|does not exist)|failed to get shared config profile|NoSuchProfileError|ProfileNotFound|resolve credentials using profile|source profile \S+ has no credentials|only one credential type may be specified per profile|Partial credentials found in assume-role/i,
      when: (facts) => says(facts, /\baws|credential|\bs3\b|config profile|assume.?role/i),
      says: 'A profile is named (AWS_PROFILE, or by the program) that the files in the pod do not have, or that is incomplete. With a role in the pod none is needed.',
    },
    {
      weight: 93,
      words: /(?:error|fail(?:ed|ure)?)[^\n]{0,40}credential_process: |process provider error/i,
      says: 'The profile runs a program of its own for credentials (credential_process), which failed.',
    },
    {
      weight: 94,
      words: /AssumeRoleUnauthorizedAccess|EC2 cannot assume the role/i,
      finding: 'node-role-not-assumable',
      says: 'The metadata service has a role for the node, and EC2 itself is not let into it.',
    },
    {
      weight: 93,
      words: /Provider does not implement AWSCredentialsProvider|regex pattern[^\n]{0,60}roleSessionName/i,
      says: 'What is set does not fit the version of the SDK: a class of another generation, or a name that STS does not take.',
    },
    {
      weight: 88,
      words: /s3aws: Path not found: \/(?![\w])/i,
      says: 'The health check of the registry looks for its folder, and an empty bucket has none yet: the first push makes it. Access itself works.',
    },
    {
      weight: 96,
      words: /java\.security\.AccessControlException|SecurityManager[^\n]{0,40}denied/,
      says: "Java's own security manager forbids the program what it tries; AWS was not asked.",
    },
    {
      weight: 95,
      words: /Roles may not be assumed by root accounts/i,
      says: 'The caller is the root user of an account, who can take no role: use a user or a role instead.',
    },
    {
      weight: 90,
      words:
        /\bInternalError\b|We encountered an internal error|ServiceUnavailable|Service Unavailable|\b50[34]\b[^\n]{0,30}(?:Service Unavailable|Gateway)/i,
      finding: 'aws-internal-error',
      says: 'AWS had a fault of its own; the same request later is likely to succeed.',
    },
    {
      weight: 70,
      words:
        /Query-string authentication requires|Invalid according to Policy|headers present in the request which were not signed/i,
      says: 'A presigned URL or form was used in another way than it was made for.',
    },
    {
      weight: 80,
      words:
        /\bNoSuchKey\b|The specified key does not exist|EntityTooLarge|PreconditionFailed|NoSuchUpload|BadDigest|QuotaExceeded|InvalidPart\b/,
      says: 'Access works: the object is not there, or the request itself does not fit.',
    },
  ],
  fix: () => ({
    text: 'See what the program says right before, and the page of the finding if one is named. The credentials and the policies are not what is wrong here.',
    commands: [],
    policies: [],
  }),
  nextCheck: endpointSettings,
}
