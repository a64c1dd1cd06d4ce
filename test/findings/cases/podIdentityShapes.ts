import type { ContainerEndpoint, TokenClaims } from '../../../src/model/credentials.ts'
import type { PodFacts } from '../../../src/model/facts.ts'
import type { Failed } from '../../../src/model/outcome.ts'
import { evidence, type PodOutcomes } from '../evidence.ts'
import { claims } from '../healthy.ts'
import { failedInPod, skipped, unreachable } from '../outcomes.ts'

/** A pod with EKS Pod Identity, and the ways in which that fails. */

const REQUEST = '[3f9c1f3e-8f2b-4e0d-9a11-5f2c7d1b0a44]'
export const AGENT = '169.254.170.23'
export const token: TokenClaims = { ...claims, audience: ['pods.eks.amazonaws.com'] }
export const container: ContainerEndpoint = {
  url: `http://${AGENT}/v1/credentials`,
  tokenFrom: '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token',
  token,
}
type SourceFacts = PodFacts['credential-source']
export const source: SourceFacts = {
  source: 'pod-identity',
  setBy: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  alsoPresent: [],
  container,
}
const noIrsa: PodOutcomes = {
  'irsa-env-injected': skipped('credential-source', 'not-applicable'),
  'role-arn-format': skipped('irsa-env-injected', 'not-applicable'),
  'token-readable': skipped('irsa-env-injected', 'not-applicable'),
  'token-claims': skipped('token-readable', 'not-applicable'),
  'token-service-account': skipped('token-claims', 'not-applicable'),
  'token-lifetime': skipped('token-claims', 'not-applicable'),
  'assume-role': skipped('irsa-env-injected', 'not-applicable'),
}
export const pod = (outcome: NonNullable<PodOutcomes['credential-source']>, more: PodOutcomes = {}) =>
  evidence({
    probedAs: { source: 'pod-identity' },
    checks: {
      ...noIrsa,
      'caller-identity': skipped('credential-source'),
      'expected-role': skipped('caller-identity'),
      'not-node-role': skipped('caller-identity'),
      'credential-source': outcome,
      ...more,
    },
    buckets: {},
  })

/** The agent's refusal in its own format; without a code, in those of its own checks. */
export function refuses(code: string, words: string, facts = source): Failed<SourceFacts> {
  const message = code.startsWith('HTTP') ? words : `${REQUEST}: (${code}): ${words}, fault: client`
  const failure = { origin: 'metadata', code, message, stage: 'http', host: AGENT } as const
  return { status: 'fail', message, failure, facts }
}
export const inPod = (code: string, message: string, endpoint: Partial<ContainerEndpoint> = container) =>
  failedInPod(code, message, { ...source, container: { ...container, ...endpoint } })
export const silent = (host: string) => ({
  ...unreachable<SourceFacts>('tcp', 'timeout', host, { port: 80, timedOutAfterMs: 2000 }),
  facts: { ...source, container: { ...container, url: `http://${host}/v1/credentials` } },
})

export const UNAUTHORIZED =
  'Unauthorized Exception! EKS does not have permissions to assume the associated role.'
