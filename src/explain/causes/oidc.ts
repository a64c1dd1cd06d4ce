import { oidcProviders } from '../advice/policies.ts'
import { whatTheTokenSays } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { webIdentityFailed } from './noCredentials.ts'
import { hasCode } from './situations.ts'

export const oidcProviderMissing: Suspect = {
  cause: 'oidc-provider-missing',
  finding: 'oidc-provider-missing',
  title: 'The account of the role has no OIDC provider for the issuer of the token',
  clues: [
    {
      weight: 98,
      words: /No OpenID ?Connect provider found/i,
      says: "IAM knows no provider for this issuer in the account that the role's ARN names.",
    },
    {
      weight: 94,
      words:
        /OpenID ?Connect ?Provider[^\n]{0,120}(?:not found|does not exist|cannot be found)|no (?:oidc|openid) provider|oidc provider[^\n]{0,40}(?:not found|missing|does not exist)|unable to (?:find|get) (?:an )?(?:oidc|openid)[^\n]{0,40}provider|no IAM OIDC provider associated/i,
      says: 'The provider is missing in IAM.',
    },
    {
      weight: 47,
      when: webIdentityFailed,
      says: 'Without a provider for the issuer in IAM it ends like this, too.',
    },
    {
      weight: 40,
      when: hasCode(/^InvalidIdentityToken/),
      says: 'STS does not accept the token itself; a missing provider is the most frequent reason.',
    },
  ],
  fix: () => ({
    text: 'Check the account in the ARN of the role first: the provider has to be in that account. Then create it there, with sts.amazonaws.com as client id. A new cluster has a new issuer; the trust policy of the role needs it too.',
    commands: [
      'eksctl utils associate-iam-oidc-provider --cluster <CLUSTER> --approve',
      'aws iam create-open-id-connect-provider --url <ISSUER> --client-id-list sts.amazonaws.com',
    ],
    policies: [],
  }),
  nextCheck: oidcProviders,
}

export const oidcKeys: Suspect = {
  cause: 'oidc-thumbprint-or-keys',
  finding: 'oidc-keys-unreachable',
  title: "STS cannot verify the token with the issuer's certificate or keys",
  clues: [
    {
      weight: 98,
      words:
        /HTTPS certificate doesn't match configured thumbprint|thumbprint[^\n]{0,60}(?:does not|doesn't|mismatch|invalid|not match)|invalid thumbprint/i,
      finding: 'oidc-thumbprint-mismatch',
      says: 'The thumbprint that IAM has is not that of the certificate which the issuer shows.',
    },
    {
      weight: 97,
      words: /Couldn't retrieve verification key from your identity provider/i,
      says: 'STS found no key of the issuer that fits: it could not fetch the discovery document or the keys, or the token was signed with another key.',
    },
    {
      weight: 88,
      words:
        /IDPCommunicationError|identity provider[^\n]{0,60}could not be reached|\bJWKS\b|openid-configuration|key id[^\n]{0,40}not found|no matching (?:key|kid)|signature verification failed|token signature is invalid|unable to verify[^\n]{0,30}token signature/i,
      // Who publishes the keys in a bucket may be denied that.
      when: (facts) => !says(facts, /s3:\/\/\S*(?:openid|jwks|keys\.json)/i),
      says: 'The keys of the issuer cannot be had, or the signature does not fit them.',
    },
    {
      weight: 62,
      words: /web identity token that was passed could not be validated/i,
      says: 'STS could not validate the token; which part of it, it does not say.',
    },
    {
      weight: 86,
      words: /IDPRejectedClaim/i,
      says: 'The identity provider itself turned the token down.',
    },
    {
      weight: 34,
      when: hasCode(/^InvalidIdentityToken/),
      says: 'STS does not accept the token itself.',
    },
  ],
  nextCheck: whatTheTokenSays,
}
