import { fix, steps } from '../../findings/clues/fix.ts'
import { trustPolicyOf } from '../advice/policies.ts'
import { printedFor } from '../advice/printed.ts'
import { whatTheTokenSays } from '../advice/variables.ts'
import { type Facts, says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { webIdentityFailed } from './noCredentials.ts'
import { assumeRoleRefused, callerIsNode, deniedBy, hasCode, tokenRefused } from './situations.ts'

const ALIKE =
  'STS answers alike whichever condition of the trust policy fails, and also when there is no such role.'

/** The sub in the trust policy is not the service account of the pod: the most frequent of those that look alike. */
export const trustPolicySub: Suspect = {
  cause: 'trust-policy-sub-mismatch',
  finding: 'trust-policy-rejects-token',
  title: 'The trust policy of the role names another service account than that of the pod',
  clues: [
    {
      weight: 62,
      words: /not authorized to perform:? sts:AssumeRoleWithWebIdentity/i,
      says: `STS took the token and refused the role. ${ALIKE} Most often the sub differs: namespace, service account, or a wildcard under StringEquals.`,
    },
    {
      weight: 61,
      when: (facts) =>
        tokenRefused(facts) && !says(facts, /not authorized to perform:? sts:AssumeRoleWithWebIdentity/i),
      says: `AssumeRoleWithWebIdentity was denied. ${ALIKE} Most often the sub differs.`,
    },
    {
      weight: 53,
      when: webIdentityFailed,
      says: 'STS gave no credentials for the web identity, and the text does not say why; the line after it would. Most often the trust policy of the role does not let the token in.',
    },
    {
      weight: 66,
      when: deniedBy(/trust policy/),
      says: 'AWS names the trust policy of the role as what decided.',
    },
    {
      weight: 42,
      when: (facts) => assumeRoleRefused(facts) && !callerIsNode(facts),
      says: 'A role may be assumed only by those whom its trust policy names.',
    },
    {
      weight: 40,
      words: /Could not mount "[^"]*" at [^\n]{0,120}Mount failed: |Mount failed: Failed to start service/i,
      says: 'Mountpoint for S3 could not start. Its CSI driver has a service account of its own (s3-csi-driver-sa), which the role has to trust.',
    },
  ],
  fix: compareTrust,
  nextCheck: whatTheTokenSays,
}

/** The order in which a trust policy is compared with a token. */
function compareTrust(facts: Facts) {
  const text = `Compare the trust policy of the role with the one below, or make it that, with whatever other statements the role needs:\n${steps(
    'sub is exactly the service account of the pod: same namespace, same name, same case; with "*" in it the condition is StringLike',
    "Principal.Federated and the condition keys name this cluster's issuer without https://, and the provider is in the account of the role",
    'aud is sts.amazonaws.com, under its own key',
    'the Action is sts:AssumeRoleWithWebIdentity, not sts:AssumeRole',
    'the role exists under the ARN that the pod has, path included',
  )}`
  const { commands, policies } = printedFor('trust-policy-rejects-token', facts)
  return fix(text, commands, policies)
}

export const trustPolicyIssuer: Suspect = {
  cause: 'trust-policy-wrong-issuer',
  finding: 'trust-policy-rejects-token',
  title: 'The trust policy of the role names the OIDC provider of another cluster, or misspells it',
  clues: [
    {
      weight: 48,
      when: tokenRefused,
      says: 'The same answer comes when Principal.Federated or the condition keys name another issuer: a cluster made anew has another id, and the host is oidc.eks.REGION, not oidc.REGION.eks.',
    },
    {
      weight: 48,
      when: webIdentityFailed,
      says: 'A trust policy that names the provider of another cluster ends like this.',
    },
    {
      weight: 94,
      words: /Federated principals must be valid|Invalid (?:federated )?principal[^\n]{0,60}oidc-provider/i,
      says: 'The trust policy names no provider in Principal.Federated: its ARN is arn:aws:iam::ACCOUNT:oidc-provider/ISSUER without https://.',
    },
    {
      weight: 96,
      words: /issuer (?:does not|did not|doesn't) match|iss claim/i,
      when: hasCode(/^InvalidIdentityToken/),
      says: 'The issuer of the token is not the one that is expected.',
    },
  ],
  fix: compareTrust,
  nextCheck: trustPolicyOf,
}

export const trustPolicyAudience: Suspect = {
  cause: 'trust-policy-aud-mismatch',
  finding: 'trust-policy-audience-mismatch',
  title: 'The audience of the token is not the one that is asked for',
  clues: [
    {
      weight: 97,
      words: /Incorrect token audience/i,
      finding: 'oidc-audience-not-registered',
      says: 'The OIDC provider in IAM does not list the audience of this token.',
    },
    {
      weight: 96,
      words: /Missing a required claim: aud/i,
      finding: 'token-audience-not-sts',
      says: 'The token has no audience at all, so it was not made for STS.',
    },
    {
      weight: 70,
      words:
        /(?:token|invalid|wrong|unexpected|mismatch)[^\n]{0,40} audience|audience[^\n]{0,40}(?:mismatch|invalid|does not match|not allowed)/i,
      says: 'The text speaks of the audience of a token.',
    },
    {
      weight: 44,
      when: tokenRefused,
      says: 'The same answer comes when the condition asks for another aud, or has the subject under the key of the audience.',
    },
  ],
  nextCheck: whatTheTokenSays,
}
