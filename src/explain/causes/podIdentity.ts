import { agentAnswer } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { callerIsNode, lostContact } from './situations.ts'

/** The agent of EKS Pod Identity, EKS Auth behind it, or the association. */
export const podIdentity: Suspect = {
  cause: 'pod-identity-misconfigured',
  finding: 'pod-identity-agent-unreachable',
  title: 'EKS Pod Identity does not give the pod its role',
  clues: [
    {
      weight: 96,
      words: /EKS does not have permissions to assume the associated role/i,
      finding: 'pod-identity-role-not-assumable',
      says: 'The role of the association does not trust pods.eks.amazonaws.com with sts:AssumeRole and sts:TagSession.',
    },
    {
      weight: 96,
      words: /Trust policy of the role (?:provided )?is invalid/i,
      when: (facts) => says(facts, /PodIdentityAssociation|pod.identity/i),
      finding: 'pod-identity-role-not-assumable',
      says: 'EKS takes a role for an association only if it trusts pods.eks.amazonaws.com with sts:AssumeRole and sts:TagSession.',
    },
    {
      weight: 95,
      words:
        /AssumeRoleForPodIdentity|\bEKS Auth\b|Called agent through invalid address|(?:ResourceNotFoundException|service ?account|pod.identity)[^\n]{0,80}associations? (?:was |were )?(?:not )?(?:found|exist)|No associations? found[^\n]{0,60}(?:service ?account|namespace|pod)|(?:service ?account|pod.identity)[^\n]{0,40}association[^\n]{0,60}(?:not found|does not exist)/i,
      finding: 'pod-identity-agent-failing',
      says: 'These are the words of the EKS Pod Identity agent or of EKS Auth.',
    },
    {
      weight: 98,
      words: /AssumeRoleForPodIdentity/,
      when: callerIsNode,
      finding: 'pod-identity-agent-failing',
      says: 'The agent asks EKS Auth with the role of its node, which may not do that: eks-auth:AssumeRoleForPodIdentity is missing there.',
    },
    {
      weight: 94,
      when: lostContact('pod-identity'),
      says: 'The agent on the node did not answer. It is missing, overloaded, or a network policy does not let the pod out to TCP 80 of it.',
    },
    {
      weight: 91,
      words:
        /Error when retrieving credentials from container-role|pod identity agent|(?<!neither |no |or )AWS_CONTAINER_CREDENTIALS_FULL_URI|AWS_CONTAINER_AUTHORIZATION_TOKEN|failed to load credentials(?:,| via)[^\n]{0,60}(?:endpoint|container|http)|Received non 200 response 4\d\d from container metadata|service account token is (?:empty|invalid)|pods\.eks\.amazonaws\.com|sts:TagSession/i,
      finding: 'pod-identity-association-missing',
      says: 'The credentials were to come from the EKS Pod Identity agent.',
    },
    {
      weight: 86,
      words: /169\.254\.170\.23|fd00:ec2::23/,
      says: 'This is the address of the EKS Pod Identity agent; newer SDKs say so also when the agent gave them nothing.',
    },
    {
      weight: 94,
      words:
        /URL not accepted\. It must either be HTTPS or match|Invalid character in header content \["Authorization"\]|only loopback\/ecs\/eks hosts are allowed|could not be used as a header value for the auth token|getEKSPodIdentityCredentials|Service account token cannot be empty|container metadata credential provider cannot be used/i,
      finding: 'pod-identity-token-unusable',
      says: 'What was set by hand for the agent (its address, or the file with the token) cannot be used.',
    },
    {
      weight: 58,
      words: /Server responded with status: 4\d\d/i,
      finding: 'pod-identity-association-missing',
      says: 'The SDK for JavaScript says no more of what the agent answered.',
    },
    {
      weight: 38,
      words: /No OpenID ?Connect provider found/i,
      finding: 'pod-identity-association-missing',
      says: 'A pod that was made before its association was known has the variables of IRSA, if any, and no provider is there for them.',
    },
    {
      weight: 62,
      words: /pod.?identity.?association|eks-pod-identity-agent/i,
      when: (facts) =>
        says(facts, /error|fail|denied|invalid|unable|cannot|exception|refused|time(?:d )?out/i),
      finding: 'pod-identity-association-missing',
      says: 'Something went wrong with an association of EKS Pod Identity, or with its agent.',
    },
    {
      weight: 45,
      words: /pod.identit(?:y|ies)/i,
      when: (facts) =>
        says(facts, /error|fail|denied|invalid|unable|cannot|exception|refused|time(?:d )?out/i),
      says: 'The text names EKS Pod Identity.',
    },
  ],
  nextCheck: agentAnswer,
}
