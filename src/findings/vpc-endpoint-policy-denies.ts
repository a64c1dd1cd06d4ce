import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { PolicyStatement } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'
import { actionsDenied, areDenied, type BucketDenial, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, toAdd } from './clues/fix.ts'
import { ONE_REASON_AT_A_TIME } from './clues/permissionFix.ts'
import { stillNeeded } from './clues/stillNeeded.ts'
import { tokenDeniedBy } from './clues/stsDenials.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The pod reaches S3 through an endpoint of its VPC, and that endpoint has a policy of its own. */
export const vpcEndpointPolicyDenies: Rule = {
  id: 'vpc-endpoint-policy-denies',
  cause: 'vpc-endpoint-policy',
  diagnose(evidence, symptoms) {
    const denials = denialsIn(symptoms).filter(({ layer }) => layer === 'vpc-endpoint')
    const ofToken = tokenDeniedBy(evidence, symptoms, 'vpc-endpoint')
    if (denials.length === 0) return ofToken
    const via = denials.find((denial) => denial.via !== undefined)?.via
    const explicit = denials.some(({ effect }) => effect === 'explicit')
    const region = podFacts(evidence, 'region-set').region ?? evidence.pod.region ?? '<REGION>'
    return [
      ...ofToken,
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: 'The policy of the VPC endpoint for S3 stops the pod',
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${areDenied(denials)} by the policy of the S3 endpoint in the pod's VPC${via === undefined ? '' : `, through a ${via}`}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          "The endpoint decides for everything that passes it: neither the role's policies nor the bucket's can change that.",
        ],
        fix: fix(
          `${explicit ? 'Change the Deny in' : 'Add the statements below to'} the policy of the endpoint${via === undefined ? '' : ` and look at the ${via} that refers to it`}. A policy with Deny statements only allows nothing: it needs an Allow as well. ${ONE_REASON_AT_A_TIME}`,
          [
            `aws ec2 describe-vpc-endpoints --region ${region} --filters Name=service-name,Values=com.amazonaws.${region}.s3 --query 'VpcEndpoints[].[VpcEndpointId,VpcId,PolicyDocument]' --output json`,
            `aws ec2 modify-vpc-endpoint --region ${region} --vpc-endpoint-id <ENDPOINT ID> --policy-document file://endpoint-policy.json`,
          ],
          explicit ? [] : [toAdd('vpc-endpoint', 'for S3', letThrough(evidence, denials))],
        ),
      }),
    ]
  },
}

/** Whoever comes through the endpoint may then do this; the other policies still have their say. */
function letThrough(evidence: Evidence, denials: readonly BucketDenial[]): readonly PolicyStatement[] {
  return stillNeeded(evidence, denials).map((statement) => ({
    ...statement,
    Principal: '*',
  }))
}
