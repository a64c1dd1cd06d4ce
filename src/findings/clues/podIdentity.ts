import { podFacts } from '../../evidence.ts'
import type { ContainerEndpoint } from '../../model/credentials.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import { partitionOf } from './identity.ts'
import { namespaceOf, serviceAccountOf } from './kubernetes.ts'
import { failure, isCheck } from './symptoms.ts'
import { observed } from './words.ts'

/** The audience that the token for the agent has (aws/amazon-eks-pod-identity-webhook main.go). */
export const POD_IDENTITY_AUDIENCE = 'pods.eks.amazonaws.com'

/** Where the webhook sends pods (aws/amazon-eks-pod-identity-webhook main.go). */
export const AGENT_URL = 'http://169.254.170.23/v1/credentials'

/** The check of the source, when the source is EKS Pod Identity and something is wrong with it. */
export function podIdentityFailed(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
): readonly CheckRecord[] {
  const { source } = podFacts(evidence, 'credential-source')
  return source === 'pod-identity' ? symptoms.filter((record) => isCheck(record, 'credential-source')) : []
}

/** The address, the token's place and what it says, as far as known. */
export function containerOf(evidence: Evidence): Partial<ContainerEndpoint> {
  return podFacts(evidence, 'credential-source').container ?? {}
}

/** The agent's own words, which the SDKs throw away; ours where it was not asked. */
export function agentSays(records: readonly CheckRecord[]): readonly string[] {
  const [record] = records
  const { origin, message } = (record && failure(record)) ?? {}
  return origin === 'metadata' ? [`The EKS Pod Identity agent says: ${message}`] : observed(records)
}

/** Whose token the pod shows to the agent. */
export function tokenIsOf(evidence: Evidence): readonly string[] {
  const { subject } = containerOf(evidence).token ?? {}
  return subject === undefined ? [] : [`The token that the pod shows to the agent is that of ${subject}.`]
}

/** Asks the agent as the SDKs do, without showing credentials if it gives some. */
export const askAgent =
  'curl -sS -H "Authorization: $(cat "$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")" "$AWS_CONTAINER_CREDENTIALS_FULL_URI" | grep -v SecretAccessKey   # in the pod'

/** The associations of the pod's service account. */
export function listAssociations(evidence: Evidence): string {
  return `aws eks list-pod-identity-associations --cluster-name <CLUSTER NAME> ${accountOptions(evidence)}`
}

/** Gives the pod's service account a role. */
export function createAssociation(evidence: Evidence): string {
  return `aws eks create-pod-identity-association --cluster-name <CLUSTER NAME> ${accountOptions(evidence)} --role-arn arn:${partitionOf(evidence)}:iam::<ACCOUNT>:role/<ROLE NAME>`
}

function accountOptions(evidence: Evidence): string {
  return `--namespace ${namespaceOf(evidence)} --service-account ${serviceAccountOf(evidence)}`
}
