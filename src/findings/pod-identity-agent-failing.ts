import { podFacts } from '../evidence.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { partitionOf } from './clues/identity.ts'
import { agentSays, askAgent, podIdentityFailed } from './clues/podIdentity.ts'
import { diagnosisOf, failure } from './clues/symptoms.ts'

/** The agent is there but cannot do its work: it, not the pod, asks EKS Auth, with the role of the node. */
export const podIdentityAgentFailing: Rule = {
  id: 'pod-identity-agent-failing',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter(failsItself)
    const region = podFacts(evidence, 'region-set').region ?? '<REGION>'
    const denied = explained.some(ofNode)
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'The EKS Pod Identity agent cannot get credentials from EKS Auth',
      what: denied
        ? "The role of the node may not ask EKS Auth for pods' credentials, so no pod of this node gets any."
        : 'The agent on the node answers, but with an error of its own or of EKS Auth.',
      why: [
        ...agentSays(explained),
        'The agent sends the token of the pod to EKS Auth, from the network and with the role of the node. Nothing was said about the role of this pod.',
      ],
      fix: fix(
        denied
          ? 'Allow eks-auth:AssumeRoleForPodIdentity to the role of the node: attach the AWS managed policy AmazonEKSWorkerNodePolicy (command below; <NODE ROLE NAME> is the role that the agent names). Then run again.'
          : steps(
              'Run again: an agent that has just started, or is asked too often, recovers by itself.',
              'Read the log of the agent on the node of this pod.',
              `Let the node reach EKS Auth within a second, by a NAT gateway or the interface VPC endpoint com.amazonaws.${region}.eks-auth.`,
              'Check that the role of the node allows eks-auth:AssumeRoleForPodIdentity, as AmazonEKSWorkerNodePolicy does.',
            ),
        denied
          ? [
              `aws iam attach-role-policy --role-name <NODE ROLE NAME> --policy-arn arn:${partitionOf(evidence)}:iam::aws:policy/AmazonEKSWorkerNodePolicy`,
            ]
          : [
              'kubectl -n kube-system logs daemonset/eks-pod-identity-agent --tail=50',
              `aws ec2 describe-vpc-endpoints --region ${region} --filters Name=service-name,Values=com.amazonaws.${region}.eks-auth --query 'VpcEndpoints[].[VpcEndpointId,State]' --output text`,
              askAgent,
            ],
      ),
    }))
  },
}

function failsItself(record: CheckRecord): boolean {
  const { origin, code = '' } = failure(record) ?? {}
  return origin === 'metadata' && (FAULTS.test(code) || ofNode(record))
}

/** The errors of EKS Auth that are no judgement of the pod (EKS API reference, AssumeRoleForPodIdentity). */
const FAULTS =
  /^(HTTP 429|HTTP 5\d\d|ThrottlingException|TooManyRequestsException|ServiceUnavailableException|InternalServerException)$/

/** The denial names the action of the agent, not the role of the pod. */
function ofNode(record: CheckRecord): boolean {
  const { code, message = '' } = failure(record) ?? {}
  return code === 'AccessDeniedException' && message.includes('eks-auth:AssumeRoleForPodIdentity')
}
