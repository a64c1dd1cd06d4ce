import { type Facts, says } from '../facts.ts'

/** The credentials of a web identity could not be had, and the text says no more of it. */
export function webIdentityFailed(facts: Facts): boolean {
  const said = facts.errors.some(
    ({ code = '', operation }) => code !== '' && !/^WebIdentityErr/.test(code) && operation !== undefined,
  )
  return (
    says(facts, /WebIdentityErr|web identity (?:token )?(?:credentials|provider)[^\n]{0,40}fail/i) &&
    !said &&
    facts.contacts.length === 0 &&
    !facts.errors.some(({ code = '' }) =>
      /^(?:InvalidIdentity|Expired|AccessDenied|Validation|IDP|Throttl|SignatureDoes|RegionDis|InvalidClient)/.test(
        code,
      ),
    ) &&
    !says(
      facts,
      /no such file|permission denied|unable to read|RequestError|send request failed|405|MethodNotAllowed|<Code>|Serialization|Unmarshal/i,
    )
  )
}

/** The words with which SDKs say that they found credentials nowhere. */
export const NO_CREDENTIALS =
  /NoCredentialProviders|no valid providers in chain|Unable to locate credentials|NoCredentialsError|Could not load credentials from any providers|Missing credentials in config|Unable to load (?:AWS )?credentials from any (?:of the )?providers? in the chain|No AWS Credentials provided by|unable to sign request without credentials|MissingCredentialsError|no providers in chain provided credentials|CredentialsNotLoaded|No valid credential sources? found|no valid credential sources for|failed to refresh cached credentials|could not find (?:any )?credentials|No credentials (?:found|available|provided|specified|present)|credentials? (?:could )?not (?:be )?(?:found|loaded|provided)|Unable to find credentials|Credentials could not be loaded|failed to (?:load|get|find|retrieve) (?:aws )?credentials|could not (?:retrieve|get)(?: valid)? credentials|no credential_?s? provider|Partial credentials found|Provider returned no credentials|failed to source credentials|No signing credentials|STS assume role request failed|Failed to retrieve credentials for|static credentials are empty|EmptyStaticCreds|EnvAccessKeyNotFound|Failed to resolve (?:the )?(?:AWS )?credentials|Couldn't find (?:any )?(?:AWS )?credentials/i

/** Answers of STS, and failures on the way to whoever gives credentials: then somebody was asked and said why not. */
const REFUSED =
  /^(?:InvalidIdentityToken|ExpiredToken|ValidationError|InvalidClientTokenId|IDP|Throttling|SignatureDoesNotMatch|RegionDisabled|AccessDenied)/

/** The program found no credentials, and nothing else in the text says why. */
export function foundNoCredentials(facts: Facts): boolean {
  const why =
    facts.errors.some(({ code = '' }) => REFUSED.test(code)) ||
    facts.contacts.some(({ kind }) => kind === 'sts' || kind === 'pod-identity')
  return !why && !webIdentityFailed(facts) && says(facts, NO_CREDENTIALS)
}
