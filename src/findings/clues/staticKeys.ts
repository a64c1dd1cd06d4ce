import { podFacts } from '../../evidence.ts'
import { ofKeys } from '../../keySources.ts'
import type { StaticKey } from '../../model/credentials.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { Source } from '../../model/words.ts'
import { intendedRoleArn } from './identity.ts'
import { awsRefused, failedWith } from './symptoms.ts'

/** AWS's codes for credentials that it does not accept, whatever they would have been allowed. */
export const REFUSED_KEYS: readonly string[] = [
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidToken',
  'ExpiredToken',
  'TokenRefreshRequired',
]

const OF_ROLES: readonly Source[] = ['irsa', 'pod-identity', 'kube2iam', 'kiam']

/** Whether the requests of this run were signed with static keys. */
export function keysInUse(evidence: Evidence): boolean {
  const caller = podFacts(evidence, 'caller-identity').source
  return [caller, evidence.probedAs.source].some((source) => source !== undefined && ofKeys.includes(source))
}

/** Whether the pod was given a role as well. */
export function roleConfigured(evidence: Evidence): boolean {
  const { source, alsoPresent = [] } = podFacts(evidence, 'credential-source')
  const sources = source === undefined ? alsoPresent : [source, ...alsoPresent]
  return intendedRoleArn(evidence) !== undefined || sources.some((each) => OF_ROLES.includes(each))
}

/** `AWS_ACCESS_KEY_ID in environment, account 111122223333`; never the key. */
export function describeKeys(keys: readonly StaticKey[]): string {
  return keys
    .map(({ name, where, account, kind, hasSecret, hasSessionToken }) =>
      [
        `${name} in ${where}`,
        ...(kind === 'unknown' ? [] : [kind]),
        ...(account === undefined ? [] : [`account ${account}`]),
        ...(hasSecret ? [] : ['without a secret']),
        ...(kind === 'temporary' && !hasSessionToken ? ['without its session token'] : []),
      ].join(', '),
    )
    .join('; ')
}

/** AWS does not accept the credentials themselves, whatever they would have been allowed. */
export function credentialsRefused(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter((record) => failedWith(record, ...REFUSED_KEYS) || isKeyMalformed(record))
}

/** A slash, a blank or a quote in the access key id: the code is one for wrong regions, the words are not. */
export function isKeyMalformed(record: CheckRecord): boolean {
  return awsRefused(record, 'AuthorizationHeaderMalformed', /Credential is mal-?formed/i)
}
