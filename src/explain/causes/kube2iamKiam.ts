import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { assumeRoleRefused, callerIsNode } from './situations.ts'

/** What stands between the pod and the metadata service hands no role on. */
export const kube2iamKiam: Suspect = {
  cause: 'kube2iam-kiam-misconfigured',
  title: 'kube2iam or kiam does not hand the role on',
  clues: [
    {
      weight: 96,
      words:
        /pod with specificed IP|more than a pod with the same IP|pods \([^)\n]*\) with the ip|unable to find role for IP|role requested \S+ not valid for namespace|Invalid role \S+|resolveDuplicatedIP|Using fallback role for IP|error (?:creating|dialing) (?:server gateway|grpc server)|error detecting arn prefix|request blocked by allow-route-regexp|error finding role for pod|error checking assume role permissions|error processing request: (?:error fetching|assume role)|forbidden by policy|namespace policy expression|KiamCredentialError|error warming credentials|iam\.amazonaws\.com\/(?:role|permitted|allowed-roles)|no pod found|Role: \S+ on namespace: \S+ not found|Attempted to wait for caches to be synced|determine Base ?ARN|decode roles on namespace|role-base-arn|multiple running pods found|\bempty role\b|"?pod\.iam\.role|generation\.metadata/i,
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
      when: (facts) =>
        says(facts, /error|fail|denied|unable|time(?:d )?out|not found|cannot|fatal|forbidden/i) &&
        !says(facts, /x509|certificate signed by unknown/i),
      says: 'The text names kube2iam or kiam.',
    },
    {
      weight: 96,
      words: /Error assuming role /i,
      when: (facts) => assumeRoleRefused(facts) && callerIsNode(facts),
      says: 'kube2iam assumes the role with that of its node, which was refused.',
    },
    {
      weight: 45,
      words: /route ip\+net: no such network interface/i,
      says: 'kube2iam says so when --host-interface names an interface that the node does not have: it depends on the network plugin.',
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
      weight: 52,
      when: (facts) => callerIsNode(facts) && !assumeRoleRefused(facts),
      says: 'Where kube2iam or kiam hands out the roles, a pod that asks before they know it, or on a node without them, gets the role of the node.',
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
