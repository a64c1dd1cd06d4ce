import type { PodFacts } from '../../src/model/facts.ts'
import type { Reached } from '../../src/model/reached.ts'
import type { BucketOutcomes, PodOutcomes } from './evidence.ts'
import { passed, skipped } from './outcomes.ts'

/** A pod in which everything is as it should be, in account 111122223333 and region eu-central-1. */

export const ROLE_ARN = 'arn:aws:iam::111122223333:role/gitlab'
export const CALLER_ARN = 'arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor'
export const ISSUER = 'https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E'
export const SUBJECT = 'system:serviceaccount:gitlab:gitlab'
export const TOKEN_FILE = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
export const STS_HOST = 'sts.eu-central-1.amazonaws.com'

export const roleArn: PodFacts['role-arn-format'] = {
  arn: ROLE_ARN,
  partition: 'aws',
  account: '111122223333',
  path: '/',
  name: 'gitlab',
}

export const claims: PodFacts['token-claims'] = {
  issuer: ISSUER,
  subject: SUBJECT,
  audience: ['sts.amazonaws.com'],
  algorithm: 'RS256',
  keyId: 'key-1',
  namespace: 'gitlab',
  serviceAccount: 'gitlab',
  pod: 'gitlab-toolbox-0',
  issuedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-02T00:00:00.000Z',
}

export const tokenFile: PodFacts['token-readable'] = {
  path: TOKEN_FILE,
  bytes: 1200,
  mode: '0640',
  uid: 0,
  gid: 1000,
  processUid: 1000,
  processGid: 1000,
  modifiedAt: '2026-01-01T00:00:00.000Z',
  trailingWhitespace: false,
}

function reached(host: string): Reached {
  return {
    host,
    port: 443,
    address: '203.0.113.7',
    privateAddress: false,
    stagesMs: { dns: 1, tcp: 2, tls: 3 },
  }
}

export const healthyPod: PodOutcomes = {
  'credential-source': passed({ source: 'irsa', setBy: 'AWS_ROLE_ARN', alsoPresent: [] }),
  'static-keys-absent': passed({ keys: [] }),
  'irsa-env-injected': passed({ roleArn: ROLE_ARN, tokenFile: TOKEN_FILE }),
  'role-arn-format': passed(roleArn),
  'token-readable': passed(tokenFile),
  'token-claims': passed(claims),
  'token-service-account': passed({ namespace: 'gitlab', serviceAccount: 'gitlab', podNamespace: 'gitlab' }),
  'token-lifetime': passed({ expiresAt: '2026-01-02T00:00:00.000Z', secondsLeft: 80_000 }),
  'region-set': passed({ region: 'eu-central-1', setBy: 'AWS_REGION', partition: 'aws', stsHost: STS_HOST }),
  'proxy-settings': passed({ proxiedHosts: [], metadataExcluded: true }),
  'sts-reachable': passed(reached(STS_HOST)),
  'clock-skew': passed({
    skewSeconds: 0,
    serverDate: 'Thu, 01 Jan 2026 01:00:00 GMT',
    answeredBy: STS_HOST,
  }),
  'caller-identity': passed({
    arn: CALLER_ARN,
    account: '111122223333',
    userId: 'AROAEXAMPLE:doctor',
    source: 'irsa',
  }),
  'assume-role': passed({
    roleArn: ROLE_ARN,
    assumedRoleArn: CALLER_ARN,
    expiresAt: '2026-01-01T02:00:00.000Z',
  }),
  'expected-role': passed({ expectedRoleArn: ROLE_ARN, callerArn: CALLER_ARN }),
  'not-node-role': passed({ callerArn: CALLER_ARN }),
}

/** A bucket in which everything works. */
export function healthyBucket(name: string): BucketOutcomes {
  const key = 'gitlab-iam-doctor/run-1/probe'
  return {
    's3-endpoint': passed({
      ...reached(`${name}.s3.eu-central-1.amazonaws.com`),
      region: 'eu-central-1',
      signingRegion: 'eu-central-1',
    }),
    's3-list': passed({ name, foundObject: true }),
    's3-write': passed({ key, encryption: 'AES256' }),
    's3-read': passed({ of: 'probe', bytes: 32 }),
    's3-copy': passed({ key: `${key}-copy` }),
    's3-multipart': passed({ key: `${key}-multipart`, parts: 1 }),
    's3-missing-key': skipped('s3-list', 'not-applicable'),
    's3-encryption': passed({ encryption: 'AES256' }),
    's3-delete': passed({ key, versioned: false }),
    's3-old-probes': passed({ keys: [], removed: 0 }),
  }
}
