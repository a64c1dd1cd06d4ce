import { endpointSettings } from '../advice/reach.ts'
import type { Suspect } from '../suspect.ts'
import { foundNoCredentials, NO_CREDENTIALS } from './noCredentials.ts'

/** GitLab's connection lacks what tells it to use the role. */
export const configMissing: Suspect = {
  cause: 'config-missing-use-iam-profile-or-provider',
  title: 'The connection in the configuration does not say to use the role, or lacks the provider',
  clues: [
    {
      weight: 95,
      words:
        /can only be used with v4 authentication|Please use AWS4-HMAC-SHA256|require AWS Signature Version 4/i,
      finding: 'registry-v4auth-off',
      says: 'The requests are signed with version 2 of the signature: v4auth of the registry, aws_signature_version of a connection, signature_v2 of s3cmd.',
    },
    {
      weight: 90,
      words: /Missing required arguments: aws_access_key_id|Missing required arguments?: [^\n]{0,60}aws_/i,
      says: 'fog has no keys and was not told to use a role, or got none from it: use_iam_profile: true is missing, or the role gave nothing.',
    },
    {
      weight: 92,
      words:
        /Missing required arguments?: provider|provider[^\n]{0,20} is not a recognized provider|is not a recognized (?:storage )?provider|Unknown (?:storage )?provider|object.?storage (?:is )?not (?:configured|enabled)|storage driver not registered|no storage (?:configuration|driver)|multiple storage drivers specified|storage driver[^\n]{0,40}not registered|secret_?key['"`]?[^\n]{0,30}(?:when|if|with) ['"`]?access_?key|StorageDriver not registered|No (?:accesskey|secretkey|bucket|region) parameter provided/i,
      says: 'The configuration of the storage lacks something that the program needs.',
    },
    {
      weight: 95,
      words: /anonymous access used as env_auth is false|env_auth is false/i,
      says: 'rclone looks for a role only with env_auth = true; without it and without keys it asks as nobody.',
    },
    {
      weight: 91,
      words: /no s3 endpoint in config|didn't find section in config file|no (?:s3 )?bucket in config/i,
      says: 'The configuration of the storage lacks something that the program needs.',
    },
    {
      weight: 60,
      words: /s3aws|storagedriver|registry|use_iam_profile/i,
      when: foundNoCredentials,
      says: 'The storage driver of the registry had neither keys nor a role: keys are called accesskey and secretkey (REGISTRY_STORAGE_S3_ACCESSKEY), and anything else is not read.',
    },
    {
      weight: 44,
      words:
        /(?:uploading|artifacts-uploader|coordinator|responseStatus)[\s\S]{0,400}[45]00 (?:Internal Server Error|Bad Request)|responseStatus=(?:400|500)/i,
      says: 'GitLab answers uploads with 500 when it cannot use its object storage.',
    },
    {
      weight: 46,
      words:
        /(?:access_?key|secret_?key)(?:_?id)?["'`]? ?(?:is |are |must be |cannot be )?(?:required|not set|empty|missing)/i,
      says: 'A program that was not told to use a role wants keys.',
    },
    {
      weight: 52,
      words: /Bucket not found: \S+ ?\. Skipping/i,
      says: 'The Secret for backups may be no configuration of s3cmd, or lack what s3cmd needs to log in.',
    },
    {
      weight: 54,
      words:
        /error while generating S3 pre-signed URL ?(?:$|error=["']?(?:$|[^"'\n]{0,40}(?:credential|access key)))/im,
      says: 'GitLab Runner has neither keys nor a role for its cache.',
    },
    {
      weight: 33,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'A program that was not told to use a role does not look for one.',
    },
  ],
  fix: () => ({
    text: 'In each object storage Secret write provider: AWS, region, and use_iam_profile: true, and leave aws_access_key_id and aws_secret_access_key out entirely; empty ones count as keys. In the Secret of the registry write s3: with bucket, region and v4auth: true, without accesskey and secretkey. Then restart the pods.',
    commands: [
      "kubectl -n <NAMESPACE> get secret <OBJECT STORAGE SECRET> -o jsonpath='{.data.connection}' | base64 -d | sed -E 's/(key|secret)(.*):.*/\\1\\2: (set)/'",
    ],
    policies: [],
  }),
  nextCheck: endpointSettings,
}
