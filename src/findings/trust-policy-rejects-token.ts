import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { failedToAssume } from './clues/sts.ts'
import { stsDenial } from './clues/stsDenials.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { STS_AUDIENCE, tokenSays } from './clues/token.ts'
import { neededProviderArn, showTrustPolicy, trustPolicyFix, updateTrustPolicy } from './clues/trustFix.ts'
import { awsSays } from './clues/words.ts'

/**
 * STS gives no reason for this denial on purpose, and says the same when the role does not exist. What remains
 * is what the token says, beside what the trust policy must therefore say.
 */
export const trustPolicyRejectsToken: Rule = {
  id: 'trust-policy-rejects-token',
  cause: 'trust-policy-sub-mismatch',
  diagnose(evidence, symptoms) {
    const role = intendedRoleArn(evidence) ?? 'the role'
    return diagnosisOf(failedToAssume(symptoms), (first) => ({
      ...(isNamed(first)
        ? { confidence: 'certain', title: 'The trust policy of the role does not let this token in' }
        : {
            confidence: 'likely',
            title: 'The role does not trust this service account, or does not exist',
          }),
      what: `This pod may not assume ${role}.`,
      why: [
        ...awsSays(failedToAssume(symptoms)),
        isNamed(first)
          ? 'AWS names the trust policy of the role itself.'
          : 'Deduced: STS took the token (an invalid one has other codes), so it is the trust policy of the role that does not match, or there is no such role; AWS answers both alike.',
        ...tokenSays(evidence),
      ],
      fix: fix(ranked(evidence), commands(evidence), trustPolicyFix(evidence)),
    }))
  },
}

/** AWS says so of sts:AssumeRole (IAM User Guide, "Troubleshoot access denied error messages"); usually not of a token. */
function isNamed(record: CheckRecord): boolean {
  return stsDenial(record)?.layer === 'trust'
}

function ranked(evidence: Evidence): string {
  const { subject = 'the sub above', audience = [STS_AUDIENCE] } = podFacts(evidence, 'token-claims')
  const provider = neededProviderArn(evidence) ?? 'that of the issuer above, in the account of the role'
  return `Save the document below as trust-policy.json and make it the trust policy of the role, with whatever other statements the role needs. If the role has one, compare in this order:\n${steps(
    `the sub in its condition is exactly ${subject}: same namespace, same service account, same case`,
    `the aud in its condition is exactly ${audience.join(' or ')}`,
    'a sub with "*" needs StringLike; StringEquals takes the star literally',
    `Principal.Federated is ${provider}: this cluster's id, the role's account, the host in the right order`,
    'the condition keys begin with the issuer without https:// (…:sub and …:aud), not with the ARN of the provider',
    'the Action is sts:AssumeRoleWithWebIdentity, not sts:AssumeRole',
    'the role exists under this ARN, path included (first command)',
    'it has no Deny that hits the token',
    'a change of the last minute: IAM takes some seconds to follow; try again',
    'a resource control policy of the organization denies callers that are not of it: a token is not (ask its administrators)',
    ...(podFacts(evidence, 'sts-reachable').privateAddress === true
      ? [
          'STS is reached through a VPC endpoint (its address is private): the policy of that endpoint lets sts:AssumeRoleWithWebIdentity through',
        ]
      : []),
  )}`
}

function commands(evidence: Evidence): readonly string[] {
  const { stsHost } = podFacts(evidence, 'region-set')
  const region = /^sts\.([a-z0-9-]+)\.amazonaws/.exec(stsHost ?? '')?.[1] ?? 'us-east-1'
  return [
    showTrustPolicy(evidence),
    updateTrustPolicy(evidence),
    `aws cloudtrail lookup-events --region ${region} --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity --max-results 5   # in the account of the role`,
  ]
}
