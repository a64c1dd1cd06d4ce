import { podFacts } from '../../evidence.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { Fix } from '../../model/finding.ts'
import type { Diagnosis } from '../../model/rule.ts'
import { type Denial, readAccessDenied } from '../../policy/accessDenied.ts'
import { fix, toAdd } from './fix.ts'
import { accountIn, intendedRoleArn } from './identity.ts'
import { diagnosisOf, failedWith, failure, isOfBucket, serviceOf } from './symptoms.ts'
import { awsSays } from './words.ts'

/** The layers that stand outside the role: its trust policy can do nothing about them. */
const OUTSIDE = ['scp', 'rcp', 'vpc-endpoint'] as const
type Outside = (typeof OUTSIDE)[number]

/** What AWS tells of a denial by STS; undefined where the check ended otherwise. */
export function stsDenial(record: CheckRecord): Denial | undefined {
  const isDenial = !isOfBucket(record) && serviceOf(record) === 'sts' && failedWith(record, 'AccessDenied')
  return isDenial ? readAccessDenied(failure(record)?.message ?? '') : undefined
}

/** Whether AWS says that a policy outside the role denied it. */
export function isDeniedOutside(record: CheckRecord): boolean {
  const layer = stsDenial(record)?.layer
  return OUTSIDE.some((one) => one === layer)
}

/**
 * A token for which STS names the policy that denies. The IAM User Guide ("Troubleshoot access denied error messages")
 * has these words for sts:AssumeRole; whether a web identity is told as much it does not say. Where it is, AWS's word
 * counts.
 */
export function tokenDeniedBy(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  layer: Outside,
): readonly Diagnosis[] {
  const denied = symptoms.filter((record) => stsDenial(record)?.layer === layer)
  return diagnosisOf(denied, (first) => {
    const role = intendedRoleArn(evidence) ?? 'the role'
    const { policyArn, effect } = stsDenial(first) ?? {}
    const { title, who, cure } = WORDS[layer]
    return {
      confidence: 'certain',
      title,
      what: `This pod may not assume ${role}: ${policyArn ?? who} ${effect === 'explicit' ? 'denies it' : 'does not allow it'}.`,
      why: [
        ...awsSays(denied),
        "AWS names the policy itself. The role's trust policy cannot change that, and may be right.",
      ],
      fix: cure(evidence, { policyArn, effect, role }),
    }
  })
}

interface Case {
  readonly policyArn: string | undefined
  readonly effect: Denial['effect']
  readonly role: string
}

const WORDS: Readonly<
  Record<Outside, { title: string; who: string; cure: (evidence: Evidence, of: Case) => Fix }>
> = {
  'vpc-endpoint': {
    title: 'The policy of the VPC endpoint for STS stops the pod',
    who: "the policy of the STS endpoint in the pod's VPC",
    cure: (evidence, { effect, role }) => {
      const region = podFacts(evidence, 'region-set').region ?? evidence.pod.region ?? '<REGION>'
      return fix(
        `${effect === 'explicit' ? 'Change the Deny in' : 'Add the statement below to'} the policy of the endpoint for STS (com.amazonaws.${region}.sts). The call with the token is not signed, so a policy that asks for a principal of your organization lets nobody in.`,
        [
          `aws ec2 describe-vpc-endpoints --region ${region} --filters Name=service-name,Values=com.amazonaws.${region}.sts --query 'VpcEndpoints[].[VpcEndpointId,VpcId,PolicyDocument]' --output json`,
          `aws ec2 modify-vpc-endpoint --region ${region} --vpc-endpoint-id <ENDPOINT ID> --policy-document file://endpoint-policy.json`,
        ],
        effect === 'explicit' || !role.startsWith('arn:')
          ? []
          : [
              toAdd('vpc-endpoint', 'for STS', [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Resource: role,
                },
              ]),
            ],
      )
    },
  },
  rcp: {
    title: 'A resource control policy of the organization keeps the token out',
    who: 'a resource control policy',
    cure: (_evidence, { policyArn }) =>
      fix(
        'Ask the administrators of the organization that owns the role to except sts:AssumeRoleWithWebIdentity for the OIDC provider of this cluster. A token belongs to no organization: a Deny for callers without aws:PrincipalOrgID hits every one of them.',
        [
          policyArn === undefined
            ? 'aws organizations list-policies --filter RESOURCE_CONTROL_POLICY   # in the management account'
            : describe(policyArn),
        ],
      ),
  },
  scp: {
    title: 'A service control policy of the organization keeps the token out',
    who: 'a service control policy',
    cure: (_evidence, { policyArn, role }) =>
      fix('Ask the administrators of the AWS organization to except this role from the policy.', [
        policyArn === undefined
          ? `aws organizations list-policies-for-target --target-id ${accountIn(role) ?? '<ACCOUNT>'} --filter SERVICE_CONTROL_POLICY   # in the management account`
          : describe(policyArn),
      ]),
  },
}

function describe(policyArn: string): string {
  return `aws organizations describe-policy --policy-id ${policyArn.split('/').at(-1)}   # in the management account`
}
