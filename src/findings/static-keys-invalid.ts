import { podFacts } from '../evidence.ts'
import type { StaticKey } from '../model/credentials.ts'
import type { CheckId } from '../model/facts.ts'
import type { Rule } from '../model/rule.ts'
import type { ClientId } from '../model/words.ts'
import { failureOf, keysRefused, viewOf } from './clues/clientKeys.ts'
import { fix } from './clues/fix.ts'
import { ofClients } from './clues/ofClients.ts'
import { stsSpeaker } from './clues/speaker.ts'
import { credentialsRefused, describeKeys, keysInUse } from './clues/staticKeys.ts'
import { diagnosisOf, failure, isCheck } from './clues/symptoms.ts'
import { awsSays, listed } from './clues/words.ts'

/** AWS does not accept keys that a client of this pod uses: those of the environment, or of its own configuration. */
export const staticKeysInvalid: Rule = {
  id: 'static-keys-invalid',
  cause: 'invalid-static-credentials',
  diagnose(evidence, symptoms) {
    const clients = keysRefused(evidence)
    const refused = keysInUse(evidence) ? credentialsRefused(symptoms) : []
    if (refused.length === 0 && clients.length === 0) return []
    const checks = symptoms.filter((record) =>
      isCheck(
        record,
        ...(refused.length > 0 ? (['static-keys-absent'] as const) : []),
        ...clients.flatMap((client) => KEY_CHECKS[client] ?? []),
      ),
    )
    const ofTheirs = clients.length === 0 ? [] : ofClients(symptoms, clients)
    const explained = [...new Set([...checks, ...refused, ...ofTheirs])]
    const keys = refused.length === 0 ? [] : (podFacts(evidence, 'static-keys-absent').keys ?? [])
    const said = clients.map((client) => ({ client, failure: failureOf(evidence, viewOf(evidence, client)) }))
    const codes = [...refused.map((record) => failure(record)?.code), ...said.map((one) => one.failure?.code)]
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `AWS does not accept the access keys of ${clients.length === 0 ? 'this pod' : listed(clients)}`,
      what:
        clients.length === 0
          ? `The pod uses static keys (${describeKeys(keys) || 'place unknown'}), and AWS refuses them.`
          : `The keys in the configuration of ${listed(clients)} come before any role, and AWS refuses them.`,
      why: [
        ...awsSays(refused),
        ...said.map(
          (one) =>
            `${stsSpeaker(evidence)} says to ${one.client}: ${one.failure?.code}: ${one.failure?.message}`,
        ),
        ...checks.map(({ outcome }) => outcome.message),
        ...keys.flatMap(({ oddities }) => oddities),
        ...meanings(codes, keys),
      ],
      fix: fix(
        'Better than new keys: give the pod a role (eks.amazonaws.com/role-arn on its service account), remove the keys where they stand, and restart the pods. To stay with keys: make a new one, store it without a line end (printf, not echo), and restart the pods.',
        [
          'aws iam list-access-keys --user-name <USER NAME>',
          'printf %s "$AWS_SECRET_ACCESS_KEY" | wc -c   # 40 for a long-term key',
        ],
      ),
    }))
  },
}

/** The checks that say that a client has keys of its own. */
const KEY_CHECKS: Readonly<Partial<Record<ClientId, readonly CheckId[]>>> = {
  rails: ['rails-no-keys'],
  workhorse: ['workhorse-no-keys'],
  registry: ['registry-no-keys'],
  s3cmd: ['backup-no-keys'],
}

function meanings(codes: readonly (string | undefined)[], keys: readonly StaticKey[]): readonly string[] {
  const has = (...those: readonly string[]) =>
    codes.some((code) => code !== undefined && those.includes(code))
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
