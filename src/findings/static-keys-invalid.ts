import { podFacts } from '../evidence.ts'
import type { StaticKey } from '../model/credentials.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { credentialsRefused, describeKeys, keysInUse } from './clues/staticKeys.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** There are only keys, no role, and AWS does not accept the keys. */
export const staticKeysInvalid: Rule = {
  id: 'static-keys-invalid',
  cause: 'invalid-static-credentials',
  diagnose(evidence, symptoms) {
    const refused = credentialsRefused(symptoms)
    if (refused.length === 0 || !keysInUse(evidence)) return []
    const explained = [...symptoms.filter((record) => isCheck(record, 'static-keys-absent')), ...refused]
    const keys = podFacts(evidence, 'static-keys-absent').keys ?? []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'AWS does not accept the access keys of this pod',
      what: `The pod uses static keys (${describeKeys(keys) || 'place unknown'}), and AWS refuses them.`,
      why: [...awsSays(refused), ...keys.flatMap(({ oddities }) => oddities), ...meanings(refused, keys)],
      fix: fix(
        'Better than new keys: give the pod a role (eks.amazonaws.com/role-arn on its service account, keys removed, pods restarted). To stay with keys: make a new one, store it without a line end (printf, not echo), and restart the pods.',
        [
          'aws iam list-access-keys --user-name <USER NAME>',
          'printf %s "$AWS_SECRET_ACCESS_KEY" | wc -c   # 40 for a long-term key',
        ],
      ),
    }))
  },
}

function meanings(refused: readonly CheckRecord[], keys: readonly StaticKey[]): readonly string[] {
  const has = (...codes: readonly string[]) => refused.some((record) => failedWith(record, ...codes))
  const bereft = keys.some(({ kind, hasSessionToken }) => kind === 'temporary' && !hasSessionToken)
  return [
    ...(bereft
      ? ['A temporary key (ASIA…) works only together with its session token, which is missing.']
      : []),
    ...(has('SignatureDoesNotMatch')
      ? ['The key exists, but the secret does not belong to it, or blanks or a line end are in it.']
      : []),
    ...(has('ExpiredToken', 'TokenRefreshRequired')
      ? ['The session to which the keys belong has ended.']
      : []),
    ...(has('InvalidClientTokenId', 'InvalidAccessKeyId') && !bereft
      ? [
          'AWS does not know the key id: deleted, deactivated, mistyped, or of another partition (China, GovCloud).',
        ]
      : []),
  ]
}
