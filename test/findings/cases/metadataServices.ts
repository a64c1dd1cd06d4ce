import { evidence } from '../evidence.ts'
import { failedInPod, passed, skipped } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

type Kind = 'kube2iam' | 'kiam' | 'imds'

/** A pod without variables, at whose metadata address one of the three refuses in these words. */
function refusing(kind: Kind, words: string) {
  const message = `no variable names a role or a key, and ${kind} gives none (${words})`
  const facts = { source: kind, setBy: '169.254.169.254', alsoPresent: [], instance: { kind } } as const
  return evidence({
    checks: {
      'credential-source': failedInPod('no-credentials', message, facts),
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

export const metadataServices: Cases = {
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
  'kube2iam-pod-unknown': story('kube2iam', 'HTTP 404: pod with specificed IP "10.0.31.7" not found', [
    'hostNetwork',
  ]),
  'kiam-role-not-annotated': story('kiam', 'HTTP 404: empty role', ['iam.amazonaws.com/role']),
  'kiam-role-not-permitted': story('kiam', 'HTTP 500: error fetching credentials: forbidden by policy', [
    'iam.amazonaws.com/permitted',
  ]),
  'kiam-pod-unknown': story('kiam', 'HTTP 500: rpc error: code = Unknown desc = no pod found', [
    'kiam-server',
  ]),
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
