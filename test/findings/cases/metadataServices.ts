import type { PodFacts } from '../../../src/model/facts.ts'
import { evidence } from '../evidence.ts'
import { failedInPod, passed, skipped } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

type Kind = 'kube2iam' | 'kiam' | 'imds'

/** A pod without variables, at whose metadata address one of the three refuses in these words. */
function refusing(kind: Kind, words: string) {
  const message = `no variable names a role or a key, and ${kind} gives none (${words})`
  return sourceless(message, { source: kind, setBy: '169.254.169.254', alsoPresent: [], instance: { kind } })
}

/** A pod that gets no credentials, for this reason. */
function sourceless(
  message: string,
  facts?: Partial<PodFacts['credential-source']>,
  details?: Readonly<Record<string, string>>,
) {
  return evidence({
    checks: {
      'credential-source': failedInPod('no-credentials', message, facts, details),
      'irsa-env-injected': skipped('nothing', 'not-applicable'),
      'role-arn-format': null,
      'token-readable': null,
      'token-claims': null,
      'token-service-account': null,
      'token-lifetime': null,
      'assume-role': null,
      'caller-identity': skipped('credential-source'),
      'expected-role': null,
      'not-node-role': null,
    },
    buckets: {},
  })
}

function story(kind: 'kube2iam' | 'kiam', words: string, says: readonly string[]): Cases[string] {
  return {
    matches: [
      { story: words, evidence: refusing(kind, words), says: [words.split('"')[0] ?? words, ...says] },
    ],
    nearMisses: [
      {
        story: 'the instance metadata service itself says so',
        evidence: refusing('imds', words),
        finds: ['no-aws-role'],
      },
    ],
  }
}

/** The same in other words. */
function withMore(first: Cases[string], kind: 'kube2iam' | 'kiam', words: readonly string[]): Cases[string] {
  const more = words.map((one) => ({ story: one, evidence: refusing(kind, one) }))
  return { matches: [...(first?.matches ?? []), ...more], nearMisses: first?.nearMisses ?? [] }
}

const BUCKET = 'gitlab-lfs'
const ARN = `arn:aws:s3:::${BUCKET}`

/** A pod with a role by kube2iam that may do nothing, or not all, in its bucket. */
function powerless(source: 'kube2iam' | 'imds', mayList: boolean) {
  const instance = { kind: source, role: 'kube2iam-default' } as const
  return evidence({
    checks: {
      'credential-source': passed({ source, setBy: '169.254.169.254', alsoPresent: [], instance }),
    },
    buckets: {
      [BUCKET]: {
        ...(mayList ? {} : { 's3-list': denied('s3:ListBucket', ARN) }),
        's3-write': denied('s3:PutObject', `${ARN}/gitlab-iam-doctor/1/probe`),
        's3-multipart': denied('s3:PutObject', `${ARN}/gitlab-iam-doctor/1/multipart`),
        's3-read': skipped('s3-write'),
        's3-copy': skipped('s3-write'),
        's3-delete': skipped('s3-write'),
        's3-encryption': skipped('s3-write'),
      },
    },
  })
}

/** The metadata service of the node gives nothing, in these words. */
const ofNode = (HttpStatus: string, words: string, Code?: string) =>
  sourceless(
    `no variable names a role or a key, and the instance metadata service gives none (HTTP ${HttpStatus}: ${words})`,
    undefined,
    { HttpStatus, ...(Code && { Code }) },
  )
const forbidden = sourceless(
  'no variable names a role or a key, and the instance metadata service may not be asked',
  undefined,
  { Setting: 'AWS_EC2_METADATA_DISABLED' },
)

export const metadataServices: Cases = {
  'metadata-disabled': {
    matches: [
      {
        story: 'the only way that is left is closed',
        evidence: forbidden,
        says: ['AWS_EC2_METADATA_DISABLED', 'global.extraEnv.AWS_EC2_METADATA_DISABLED=false', '"possible"'],
      },
    ],
    nearMisses: [
      {
        story: 'the metadata service was asked and has none',
        evidence: ofNode('404', 'an empty answer'),
        finds: ['no-aws-role'],
      },
    ],
  },
  'node-role-not-assumable': {
    matches: [
      {
        story: 'EC2 says so in the place of credentials',
        evidence: ofNode(
          '200',
          '{"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume the role workers.  Please see documentation.","LastUpdated":"2026-01-01T00:00:00Z"}',
          'AssumeRoleUnauthorizedAccess',
        ),
        says: ['EC2 cannot assume the role workers', 'remove-role-from-instance-profile', '"likely"'],
      },
    ],
    nearMisses: [
      {
        story: 'the service is broken',
        evidence: ofNode('500', 'oops'),
        finds: ['no-aws-role'],
      },
    ],
  },
  'kube2iam-role-not-annotated': story('kube2iam', 'HTTP 404: unable to find role for IP 10.0.31.7', [
    'iam.amazonaws.com/role',
    'registry.annotations',
  ]),
  'kube2iam-role-not-allowed': story(
    'kube2iam',
    'HTTP 404: role requested arn:aws:iam::111122223333:role/gitlab not valid for namespace of pod at 10.0.31.7 with namespace gitlab',
    ['iam.amazonaws.com/allowed-roles', 'kubectl annotate namespace gitlab'],
  ),
  'kube2iam-role-not-assumable': story(
    'kube2iam',
    'HTTP 500: AccessDenied: User: arn:aws:sts::111122223333:assumed-role/workers/i-0f3a9c1d2b4e5f607 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/gitlab',
    ['Role.AssumeRolePolicyDocument'],
  ),
  'kube2iam-pod-unknown': withMore(
    story('kube2iam', 'HTTP 404: pod with specificed IP "10.0.31.7" not found', ['hostNetwork']),
    'kube2iam',
    [
      'HTTP 404: 2 pods (a, b) with the ip 10.0.31.7 indexed',
      'HTTP 404: more than a pod with the same IP has been indexed, this can happen when pods have hostNetwork: true',
      'HTTP 404: resolveDuplicatedIP: Error retriving the pod with IP 10.0.31.7 from the k8s api',
      'HTTP 403: Invalid role gitlab-old',
    ],
  ),
  'kiam-role-not-annotated': story('kiam', 'HTTP 404: empty role', ['iam.amazonaws.com/role']),
  'kiam-role-not-permitted': story('kiam', 'HTTP 500: error fetching credentials: forbidden by policy', [
    'iam.amazonaws.com/permitted',
  ]),
  'kiam-pod-unknown': withMore(
    story('kiam', 'HTTP 500: rpc error: code = Unknown desc = no pod found', ['kiam-server']),
    'kiam',
    [
      'HTTP 500: error fetching credentials: pod not found',
      'HTTP 500: error fetching credentials: multiple running pods found',
    ],
  ),
  'kiam-role-not-assumable': story(
    'kiam',
    'HTTP 500: error fetching credentials: AccessDenied: User: arn:aws:sts::111122223333:assumed-role/kiam-server/kiam-kiam is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/gitlab',
    ['--assume-role-arn', 'Role.AssumeRolePolicyDocument'],
  ),
  'metadata-requests-throttled': {
    matches: [
      {
        story: 'kube2iam hands on what STS says',
        evidence: refusing('kube2iam', 'HTTP 500: Throttling: Rate exceeded status code: 400, request id: 1'),
        says: ['Rate exceeded', '"certain"', 'grep kube2iam'],
      },
      {
        story: 'kiam does too',
        evidence: refusing('kiam', 'HTTP 500: error fetching credentials: Throttling: Rate exceeded'),
        says: ['grep kiam'],
      },
    ],
    nearMisses: [
      {
        story: 'STS says no, and not that it is too often',
        evidence: refusing('kube2iam', 'HTTP 500: AccessDenied: not authorized to perform: sts:AssumeRole'),
        finds: ['kube2iam-role-not-assumable'],
      },
    ],
  },
  'kube2iam-default-role-used': {
    matches: [
      {
        story: 'everything is denied to a role that nobody named',
        evidence: powerless('kube2iam', false),
        says: ['kube2iam-default', '"possible"'],
      },
    ],
    nearMisses: [
      {
        story: 'the role may list',
        evidence: powerless('kube2iam', true),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'the node itself gave the role',
        evidence: powerless('imds', false),
        finds: ['identity-policy-missing'],
      },
    ],
  },
}
