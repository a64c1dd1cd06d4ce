import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { connectionsSaid } from './clues/network.ts'
import { askAgent, containerOf, podIdentityFailed } from './clues/podIdentity.ts'
import { diagnosisOf, networkFailed } from './clues/symptoms.ts'

/** EKS sets a pod's variables whether or not an agent runs on its node. */
export const podIdentityAgentUnreachable: Rule = {
  id: 'pod-identity-agent-unreachable',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter((record) => networkFailed(record))
    const { url = 'its address' } = containerOf(evidence)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The EKS Pod Identity agent does not answer',
      what: `The pod is to get its credentials from ${url}, and nobody answers there.`,
      why: [
        ...connectionsSaid(explained),
        'The agent runs on each node (DaemonSet eks-pod-identity-agent in kube-system). EKS sets the variables of the pod for the association alone, whether there is an agent or not.',
        'Nothing has refused anything: nobody was asked who this pod is.',
      ],
      fix: fix(
        steps(
          'Install the add-on if the DaemonSet is not there (second command; <CLUSTER NAME> is the name of the EKS cluster; EKS Auto Mode has the agent built in). If it is there, look for why it does not run on the node of this pod: it does not start where IPv6 is turned off, for one.',
          'If it runs there, let the pods out to it: NetworkPolicies must allow TCP 80 to 169.254.170.23 (fd00:ec2::23 in IPv6 clusters).',
          'There is no agent on Fargate and on Windows nodes: use IRSA for pods there.',
        ),
        [
          'kubectl -n kube-system get daemonset eks-pod-identity-agent',
          'aws eks create-addon --cluster-name <CLUSTER NAME> --addon-name eks-pod-identity-agent',
          `kubectl -n ${namespaceOf(evidence)} get networkpolicy`,
          askAgent,
        ],
      ),
    }))
  },
}
