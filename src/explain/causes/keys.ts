import { variablesOfThePod } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { isMessageAlone } from './situations.ts'

/** Keys that AWS does not know. */
export const keysInvalid: Suspect = {
  cause: 'invalid-static-credentials',
  finding: 'static-keys-invalid',
  title: 'Access keys are in use, and AWS does not accept them',
  clues: [
    {
      weight: 96,
      words:
        /AWS Access Key Id you provided does not exist|InvalidClientTokenId|The security token included in the request is invalid|UnrecognizedClientException|AuthFailure: AWS|not able to validate the provided access credentials|InvalidSecurity\b/i,
      says: 'AWS does not know this key: it was deleted, is of another partition, or is a temporary one (ASIA) without its session token.',
    },
    {
      weight: 93,
      words: /InvalidAccessKeyId/,
      when: (facts) => !says(facts, /(?<!AWS )Access Key Id you provided does not exist|MinIO/i),
      says: 'The key is not known.',
    },
    {
      weight: 92,
      words:
        /signature we calculated does not match|SignatureDoesNotMatch|IncompleteSignature|InvalidSignatureException/i,
      when: (facts) => !says(facts, /Signature (?:expired|not yet)|scoped to a valid region/i),
      finding: 'signature-rejected',
      says: 'The secret does not belong to the key: a blank, a line break or another key in it; or a proxy changed the request.',
    },
    {
      weight: 91,
      words:
        /Credential is mal-?formed|Credential must have|illegal (?:header value|characters? in)[^\n]{0,40}|invalid header field value|net\/http: invalid header field|Partial credentials found|EmptyStaticCreds|static credentials are empty|NotSignedUp|OptInRequired|needs a subscription for the service|not subscribed to this service|AccountProblem|EnvSecretNotFound|EnvAccessKeyNotFound: AWS_ACCESS|no s3 access_?key specified while|access_?key (?:is )?(?:set|specified|present)[^\n]{0,30}without[^\n]{0,20}secret/i,
      says: 'The key or its secret is incomplete, or has characters in it that do not belong there.',
    },
    {
      weight: 91,
      words:
        /Cannot read credentials from [^\n]{0,80}credentials|failed to load shared credentials file[\s\S]{0,120}(?:permission denied|FailedRead)|\.aws\/credentials['"]?: permission denied/i,
      says: 'The file with the keys is there, and this user may not read it; or its path is wrong.',
    },
    {
      weight: 60,
      words:
        /invalid (?:aws )?credentials|access key[^\n]{0,30}(?:does not exist|is invalid|not found|is wrong)|credential object is not valid|missing Authentication Token|MissingAuthenticationToken/i,
      says: 'The program, or AWS, says that the credentials are not valid or were not sent.',
    },
    {
      weight: 47,
      words: /\bInvalidToken\b|provided token is malformed/,
      finding: 'session-token-rejected',
      says: 'A session token that belongs to other keys, or was torn, is answered alike.',
    },
    {
      weight: 44,
      when: isMessageAlone,
      says: 'Programs that cannot read their keys (no [default] header in the file, wrong names of variables) ask anonymously and are denied.',
    },
  ],
  nextCheck: variablesOfThePod,
}
