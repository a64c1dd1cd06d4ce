import { keyNamed } from '../advice/grant.ts'
import { roleArn, roleName } from '../advice/names.ts'
import { encryptionOf } from '../advice/policies.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { bareDenialOf } from './deeds.ts'
import { isBareDenial, isMessageAlone } from './situations.ts'

/** S3 allows, the key refuses. */
export const kmsPermission: Suspect = {
  cause: 'kms-permission',
  finding: 'kms-permission-missing',
  title: 'The role may not use the KMS key that encrypts the bucket',
  clues: [
    {
      weight: 98,
      when: ({ errors }) => errors.some(({ action }) => action?.startsWith('kms:')),
      says: 'The action that AWS denied is one of KMS: S3 itself would allow the request. Writing needs kms:GenerateDataKey, reading and multipart uploads kms:Decrypt.',
    },
    {
      weight: 96,
      words:
        /ciphertext refers to a customer master key|kms:(?:Decrypt|GenerateDataKey|Encrypt|ReEncrypt|DescribeKey)|is not authorized to perform: kms/i,
      says: 'S3 could not use the key.',
    },
    {
      weight: 95,
      words:
        /KMS\.(?:Disabled|NotFound|KMSInvalidState|KeyUnavailable)\w*|key\/[\w-]+ is (?:disabled|pending deletion)|Key 'arn:[^']+' does not exist|Invalid keyId|KMSKeyDisabled|KMS key[^\n]{0,40}(?:disabled|not found|pending deletion)/i,
      finding: 'kms-key-unusable',
      says: 'The key is disabled, about to be deleted, in another region, or does not exist.',
    },
    {
      weight: 84,
      words:
        /\bKMS\b[^\n]{0,80}(?:denied|not authorized|forbidden|permission|AccessDenied)|(?:denied|not authorized|forbidden)[^\n]{0,80}\bKMS\b|(?<!arn:)\baws:kms\b/i,
      when: (facts) => says(facts, /denied|forbidden|not authorized|\b403\b/i),
      says: 'The text speaks of a KMS key in the same breath as the denial.',
    },
    {
      weight: 46,
      when: (facts) =>
        bareDenialOf('write', 'copy')(facts) || (bareDenialOf('unknown')(facts) && !isMessageAlone(facts)),
      says: 'If a key of your own encrypts the bucket, S3 answers uploads alike when the role may not use the key.',
    },
    {
      weight: 41,
      when: (facts) => isBareDenial(facts) && bareDenialOf('read', 'head')(facts),
      says: 'Reading an encrypted object needs kms:Decrypt on its key.',
    },
  ],
  fix: (facts) => {
    const key = keyNamed(facts)
    const Statement = [
      { Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Resource: key } as const,
    ]
    const forKey = [
      {
        Sid: 'GitLab',
        Effect: 'Allow',
        Principal: { AWS: roleArn(facts) },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
      } as const,
    ]
    return {
      text: 'Attach the first document to the role. If the key is in another account, or AWS says that no resource-based policy allows it, add the second statement to the policy of the key as well and keep those that are there.',
      commands: [
        `aws iam put-role-policy --role-name ${roleName(facts)} --policy-name gitlab-kms --policy-document file://policy.json`,
        `aws kms get-key-policy --key-id ${key} --policy-name default --query Policy --output text`,
      ],
      policies: [
        {
          attachTo: 'role-permissions',
          name: roleName(facts),
          mode: 'add',
          document: { Version: '2012-10-17', Statement },
        },
        { attachTo: 'key', name: key, mode: 'add', document: { Version: '2012-10-17', Statement: forKey } },
      ],
    }
  },
  nextCheck: encryptionOf,
}
