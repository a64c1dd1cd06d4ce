import { podFacts } from '../evidence.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** STS itself fetches the issuer's keys from the internet; it could not, or the token's key is not among them. */
export const oidcKeysUnreachable: Rule = {
  id: 'oidc-keys-unreachable',
  cause: 'oidc-thumbprint-or-keys',
  diagnose(evidence, symptoms) {
    const explained = keyFailures(symptoms)
    const { issuer = '<ISSUER>', keyId } = podFacts(evidence, 'token-claims')
    const ofEks = /^https:\/\/oidc\.eks\./.test(issuer)
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'STS cannot get the key that signed the token',
      what: `STS could not verify the token's signature with the keys of ${issuer}${keyId === undefined ? '' : ` (key id ${keyId})`}.`,
      why: [
        ...awsSays(explained),
        'STS reads ISSUER/.well-known/openid-configuration and the key set named there, from outside your network. It fails when they are not public, slow, or do not contain the key id of the token.',
        ofEks
          ? 'EKS publishes the keys of its clusters itself: this is a passing fault at AWS, or the token comes from a cluster that was deleted.'
          : 'The issuer is not EKS: whoever runs it must publish discovery document and keys.',
      ],
      fix: fix(
        ofEks
          ? 'Try again in a few minutes. If it stays: check that the issuer above is that of this cluster (second command), and restart the pod for a fresh token.'
          : 'Publish both documents on the internet, with the present signing key, answering within five seconds. After a change of signing keys keep the old key until its last token has expired.',
        [
          `curl -sS ${issuer}/.well-known/openid-configuration   # from outside the VPC: inside, the name of an EKS issuer may not resolve`,
          'aws eks describe-cluster --name <CLUSTER NAME> --query cluster.identity.oidc.issuer --output text',
        ],
      ),
    }))
  },
}

function keyFailures(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return [
    ...stsRefusals(symptoms, 'InvalidIdentityToken', /retrieve verification key/i),
    ...stsRefusals(symptoms, 'IDPCommunicationError'),
    ...stsRefusals(symptoms, 'IDPCommunicationErrorException'),
  ]
}
