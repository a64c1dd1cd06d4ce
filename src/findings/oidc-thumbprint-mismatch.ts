import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { neededProviderArn } from './clues/trustFix.ts'
import { awsSays } from './clues/words.ts'

/** IAM compares the issuer's certificate with the thumbprint that was stored when the provider was made. */
export const oidcThumbprintMismatch: Rule = {
  id: 'oidc-thumbprint-mismatch',
  cause: 'oidc-thumbprint-or-keys',
  diagnose(evidence, symptoms) {
    const explained = stsRefusals(symptoms, 'InvalidIdentityToken', /thumbprint/i)
    const { issuer = '<ISSUER>' } = podFacts(evidence, 'token-claims')
    const provider = neededProviderArn(evidence) ?? '<PROVIDER ARN>'
    const host = /^https:\/\/([^/:]+)/.exec(issuer)?.[1] ?? '<ISSUER HOST>'
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The thumbprint of the OIDC provider is out of date or wrong',
      what: `The certificate of ${issuer} does not match the thumbprint stored in ${provider}.`,
      why: [
        ...awsSays(explained),
        "The stored thumbprint must be that of the last certificate in the chain that the issuer sends (the top intermediate, or the root). It is wrong when it was taken behind an intercepting proxy, or of the server's own certificate, or before the issuer changed its authority.",
      ],
      fix: fix(
        'Take the thumbprint from a machine whose traffic nobody decrypts: the SHA-1 fingerprint of the last certificate that the first command shows, without colons. Then store it.',
        [
          `openssl s_client -connect ${host}:443 -servername ${host} -showcerts </dev/null`,
          'openssl x509 -in <LAST CERTIFICATE>.pem -noout -fingerprint -sha1',
          `aws iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn ${provider} --thumbprint-list <THUMBPRINT>`,
        ],
      ),
    }))
  },
}
