import { agentAnswer, metadataAnswer } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import {
  assumeRoleRefused,
  callerIsNode,
  foundNoCredentials,
  lostContact,
  NO_CREDENTIALS,
} from './situations.ts'

/** The metadata service of the node gives no credentials to a pod. */
export const metadataUnreachable: Suspect = {
  cause: 'imds-unreachable-or-hop-limit',
  title: 'The instance metadata service does not answer the pod',
  clues: [
    {
      weight: 92,
      when: lostContact('imds'),
      says: 'The metadata service did not answer. From a pod that is the hop limit of 1, a network policy, or no such service at all (Fargate).',
    },
    {
      weight: 92,
      words:
        /no EC2 IMDS role found|retrieve instance credentials|failed to introspect (?:region|vpcID)|EC2Metadata is unavailable|ec2imds: Get|EC2MetadataError|EC2RoleRequestError|TimeoutError from instance metadata|Unable to connect to instance metadata|Failed to (?:load|contact|connect to|retrieve)[^\n]{0,60}(?:instance )?metadata|instance[- ]metadata[^\n]{0,60}(?:timeout|timed out|unavailable|not available|unreachable|failed|denied)|ec2 metadata is not available|Error retrieving credentials from the instance profile metadata|InstanceMetadataV1Fallback|Max attempts exceeded[^\n]{0,60}metadata|Unable to contact EC2 metadata|hop ?limit|Metadata access disabled|Instance Metadata Service access disabled|EC2 Metadata token request returned|failed to get (?:API|metadata) token|could not (?:get|retrieve)[^\n]{0,30}metadata|unable to (?:retrieve|get|fetch)[^\n]{0,40}(?:instance )?metadata/i,
      says: 'The program asked the metadata service of the node and got no credentials there.',
    },
    {
      weight: 90,
      words:
        /Unable to fetch credentials: [^\n]{0,80}(?:timeout|timed out|refused|reached|unreachable|reset)/i,
      says: 'fog asked the metadata service and did not reach it.',
    },
    {
      weight: 43,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'The last place where a program looks for credentials is the metadata service; from pods it is often closed.',
    },
    {
      weight: 32,
      words: /context deadline exceeded/i,
      when: ({ contacts }) => contacts.every(({ kind }) => kind === 'other' || kind === 'imds'),
      says: 'A wait of this kind is most often one for the metadata service: from a pod it never answers when the hop limit is 1.',
    },
  ],
  fix: () => ({
    text: 'A pod with a role of its own (IRSA, EKS Pod Identity) needs no metadata service: give it one, see that the program can use it, and set the region so that nobody asks the metadata service for it. Where the role of the node is meant, let the hop limit be 2 (3 where the network adds a hop), and let network policies pass 169.254.169.254.',
    commands: [
      'aws ec2 modify-instance-metadata-options --instance-id <INSTANCE ID> --http-put-response-hop-limit 2 --http-endpoint enabled',
    ],
    policies: [],
  }),
  nextCheck: metadataAnswer,
}

export const kube2iamKiam: Suspect = {
  cause: 'kube2iam-kiam-misconfigured',
  title: 'kube2iam or kiam does not hand the role on',
  clues: [
    {
      weight: 96,
      words:
        /pod with specificed IP|more than a pod with the same IP|pods \([^)\n]*\) with the ip|unable to find role for IP|role requested \S+ not valid for namespace|Invalid role \S+|resolveDuplicatedIP|request blocked by allow-route-regexp|error finding role for pod|error checking assume role permissions|error processing request: (?:error fetching|assume role)|forbidden by policy|namespace policy expression|KiamCredentialError|error warming credentials|iam\.amazonaws\.com\/(?:role|permitted|allowed-roles)|no pod found|multiple running pods found|\bempty role\b|"?pod\.iam\.role|generation\.metadata/i,
      says: 'These are the words of kube2iam or kiam.',
    },
    {
      weight: 75,
      words: /error (?:fetching|retrieving|requesting) credentials: (?!RequestError)/i,
      when: (facts) => !says(facts, /x509|WebIdentity|certificate/i),
      says: 'kiam says so when its server did not get the credentials, or not in time.',
    },
    {
      weight: 70,
      words: /\b(?:kube2iam|kiam)\b/i,
      when: (facts) => !says(facts, /x509|certificate signed by unknown/i),
      says: 'The text names kube2iam or kiam.',
    },
    {
      weight: 96,
      words: /Error assuming role /i,
      when: (facts) => assumeRoleRefused(facts) && callerIsNode(facts),
      says: 'kube2iam assumes the role with that of its node, which was refused.',
    },
    {
      weight: 56,
      words:
        /security-credentials\/\S* \(?(?:404|403|500)|GET \/latest\/meta-data\/iam\/security-credentials[^\n]{0,80}(?:404|500|403)/i,
      says: 'The path of the credentials was answered with an error.',
    },
    {
      weight: 50,
      words: /Not authorized to perform sts:AssumeRole(?!With)/i,
      says: 'kube2iam and kiam assume roles for the pods; the role must trust the role that they run under.',
    },
    {
      weight: 44,
      when: (facts) => assumeRoleRefused(facts) && callerIsNode(facts),
      says: 'A node assumes roles for its pods where kube2iam or kiam runs; then the role must trust the node.',
    },
  ],
  fix: () => ({
    text: 'Check in this order: the annotation iam.amazonaws.com/role on the pod; the allowed roles of its namespace (kube2iam: iam.amazonaws.com/allowed-roles, kiam: iam.amazonaws.com/permitted); the trust policy of the role, which must let in the role that kube2iam or kiam runs under; sts:AssumeRole in the policy of that role; the address by which the agent knows the pod (host interface, hostNetwork). Both are no longer kept up: IRSA and EKS Pod Identity do the same.',
    commands: [
      'kubectl -n <NAMESPACE> get pod <POD> -o jsonpath=\'{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}\'',
    ],
    policies: [],
  }),
  nextCheck: () => ({
    tells:
      'What kube2iam or kiam answers this pod: the name of the role, or its own words of what is missing.',
    command: 'curl -s -m 6 http://169.254.169.254/latest/meta-data/iam/security-credentials/',
    who: 'pod',
    check: 'credential-source',
  }),
}

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
      weight: 95,
      words:
        /AssumeRoleForPodIdentity|\bEKS Auth\b|pod.identity.association|eks-pod-identity-agent|Called agent through invalid address|No associations? found|association[^\n]{0,60}(?:not found|does not exist)/i,
      finding: 'pod-identity-agent-failing',
      says: 'These are the words of the EKS Pod Identity agent or of EKS Auth.',
    },
    {
      weight: 94,
      when: lostContact('pod-identity'),
      says: 'The agent on the node did not answer. It is missing, overloaded, or a network policy does not let the pod out to TCP 80 of it.',
    },
    {
      weight: 91,
      words:
        /Error when retrieving credentials from container-role|pod identity agent|AWS_CONTAINER_CREDENTIALS_FULL_URI|AWS_CONTAINER_AUTHORIZATION_TOKEN|failed to load credentials(?:,| via)[^\n]{0,60}(?:endpoint|container|http)|Received non 200 response 4\d\d from container metadata|service account token is (?:empty|invalid)|pods\.eks\.amazonaws\.com|sts:TagSession/i,
      finding: 'pod-identity-association-missing',
      says: 'The credentials were to come from the EKS Pod Identity agent.',
    },
    {
      weight: 86,
      words: /169\.254\.170\.23|fd00:ec2::23/,
      says: 'This is the address of the EKS Pod Identity agent; newer SDKs say so also when the agent gave them nothing.',
    },
    {
      weight: 88,
      words:
        /URL not accepted\. It must either be HTTPS or match|Invalid character in header content \["Authorization"\]/i,
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
      weight: 45,
      words: /pod.identit(?:y|ies)/i,
      says: 'The text names EKS Pod Identity.',
    },
  ],
  nextCheck: agentAnswer,
}
