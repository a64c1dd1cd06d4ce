import type { ClientId } from '../model/words.ts'
import type { Lack, Surroundings } from './client.ts'
import { hasSecondGoSdk } from './endpointVariables.ts'

/**
 * Why a client stops at a profile that is named and not there; undefined where it does not. botocore looks for the profile
 * before it looks for credentials, whatever its name is, even none (boto/botocore session.py, ProfileNotFound). The second SDK
 * for Go does where AWS_PROFILE is not empty (aws/aws-sdk-go-v2 config/config.go, resolveConfigLoaders).
 */
export function stopsAtProfile(client: ClientId, pod: Surroundings): Lack | undefined {
  const { missingProfile: missing } = pod
  if (missing === undefined) return undefined
  const stops =
    client === 'awscli' ||
    (missing.key === 'AWS_PROFILE' && missing.value !== '' && hasSecondGoSdk(client, pod))
  if (!stops) return undefined
  const note = `${missing.key} is "${missing.value}", a profile that is neither in ~/.aws/config nor in ~/.aws/credentials; ${client} stops there`
  return { of: 'profile', note }
}
