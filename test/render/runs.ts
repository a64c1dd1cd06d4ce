import type { Evidence } from '../../src/model/evidence.ts'
import type { Report } from '../../src/model/report.ts'
import { makeReport, type ReportInput } from '../../src/report.ts'
import {
  blockedBucket,
  bucket,
  CALLER,
  evidence,
  passed,
  podCheck,
  ROLE,
  refused,
  s3,
  skipped,
  sts,
  unreachable,
} from './evidence.ts'

import {
  deleteFinding,
  ISSUER,
  kmsFinding,
  LONG_NAME,
  networkFinding,
  SUBJECT,
  trustFinding,
} from './findings.ts'

export const TOOL: Report['tool'] = { name: 'gitlab-iam-doctor', version: '0.1.0', platform: 'linux-x64' }
export const RUN: Report['run'] = {
  id: '01TEST',
  startedAt: '2026-09-01T10:00:00.000Z',
  durationMs: 612,
  interrupted: false,
}

export function reportOf(evidence: Evidence, rest: Partial<ReportInput> = {}): Report {
  return makeReport({
    tool: TOOL,
    run: RUN,
    evidence,
    findings: [],
    identities: [],
    clients: [],
    leftovers: [],
    failOn: 'fail',
    redaction: { mode: 'standard' },
    ...rest,
  })
}

const TOKEN = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
const HOST = 'sts.eu-central-1.amazonaws.com'

const podPart = {
  'credential-source': podCheck(
    'credential-source',
    'pod',
    passed('IRSA (AWS_ROLE_ARN and a web identity token)', {
      source: 'irsa',
      setBy: 'AWS_ROLE_ARN',
      alsoPresent: [],
    }),
  ),
  'irsa-env-injected': podCheck(
    'irsa-env-injected',
    'pod',
    passed(ROLE, { roleArn: ROLE, tokenFile: TOKEN }),
  ),
  'token-claims': podCheck(
    'token-claims',
    'pod',
    passed(`sub ${SUBJECT}  aud sts.amazonaws.com`, {
      issuer: `https://${ISSUER}`,
      subject: SUBJECT,
      audience: ['sts.amazonaws.com'],
      algorithm: 'RS256',
    }),
  ),
  'clock-skew': podCheck(
    'clock-skew',
    'network',
    passed('0.2 s behind AWS', { skewSeconds: -0.2, serverDate: RUN.startedAt, answeredBy: HOST }),
  ),
} as const satisfies Evidence['checks']

const healthyPod = {
  ...podPart,
  'caller-identity': podCheck(
    'caller-identity',
    'identity',
    passed(
      CALLER,
      { arn: CALLER, account: '111122223333', userId: 'AROAEXAMPLE:x', source: 'irsa' },
      sts('GetCallerIdentity'),
    ),
    'aws sts get-caller-identity',
  ),
  'probe-cleanup': podCheck(
    'probe-cleanup',
    'cleanup',
    passed('every probe was removed', { removed: 9, leftovers: [], older: [] }),
  ),
} as const satisfies Evidence['checks']

const identity = {
  id: 'identity-1',
  source: 'irsa',
  stsHost: HOST,
  callerArn: CALLER,
  account: '111122223333',
  intendedRoleArn: ROLE,
  usedBy: ['rails', 'workhorse', 'registry', 's3cmd'],
} as const
const clients = (['rails', 'workhorse', 'registry', 's3cmd'] as const).map((id) => ({
  id,
  source: 'irsa' as const,
  supported: true,
  identity: 'identity-1',
}))

/** Everything works; two uses share a bucket. */
export function healthyRun(rest: Partial<ReportInput> = {}): Report {
  const buckets = [
    bucket(['registry'], 'gitlab-registry'),
    bucket(['terraform-state'], 'gitlab-terraform-state'),
    bucket(['dependency-proxy', 'packages'], 'gitlab-packages'),
  ]
  return reportOf(evidence(healthyPod, buckets), { identities: [identity], clients, ...rest })
}

/** STS refuses the token, so that no bucket can be asked. */
export function refusedRun(rest: Partial<ReportInput> = {}): Report {
  const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
  const no = sts('AssumeRoleWithWebIdentity', { httpStatus: 403, code: 'AccessDenied', message })
  const checks: Evidence['checks'] = {
    ...podPart,
    'caller-identity': podCheck(
      'caller-identity',
      'identity',
      refused('no credentials: AssumeRoleWithWebIdentity was denied', no),
    ),
    'assume-role': podCheck(
      'assume-role',
      'identity',
      refused('AccessDenied from AssumeRoleWithWebIdentity', no),
    ),
    'expected-role': podCheck(
      'expected-role',
      'identity',
      skipped('dependency-failed', 'needs caller-identity', 'caller-identity'),
    ),
  }
  const buckets = (['registry', 'lfs', 'artifacts'] as const).map((use) =>
    blockedBucket(use, `gitlab-${use}`, 'caller-identity'),
  )
  const failure = { origin: 'aws', code: 'AccessDenied', message } as const
  const { callerArn: _, account: __, ...nobody } = identity
  const identities = [{ ...nobody, failure }]
  return reportOf(evidence(checks, buckets), { findings: [trustFinding], identities, clients, ...rest })
}

/** Some buckets work; one has the longest name that S3 allows. */
export function mixedRun(rest: Partial<ReportInput> = {}): Report {
  const needsWrite = skipped('dependency-failed', 'needs s3-write', 's3-write')
  const noKey = {
    's3-write': refused('PutObject denied', s3('PutObject', { httpStatus: 403, extendedRequestId: 'ext-1' })),
    's3-read': needsWrite,
    's3-copy': needsWrite,
    's3-encryption': needsWrite,
    's3-delete': needsWrite,
  }
  const unasked = skipped('dependency-failed', 'needs s3-endpoint', 's3-endpoint')
  const key = 'gitlab-iam-doctor/01TEST/probe'
  const state = {
    status: 'warn',
    message: 'DeleteObject denied',
    facts: { key, versioned: false },
    aws: s3('DeleteObject', { httpStatus: 403 }),
  } as const
  const away = { 's3-endpoint': unreachable('TCP connect timed out') }
  const buckets = [
    bucket(['registry'], 'gitlab-registry'),
    bucket(['artifacts'], 'gitlab-artifacts', noKey),
    bucket(['uploads'], 'gitlab-uploads', noKey),
    bucket(['terraform-state'], 'gitlab-terraform-state', { 's3-delete': state }),
    blockedBucket('ci-secure-files', LONG_NAME, 's3-endpoint', away),
    bucket(['tmp'], 'gitlab-tmp', { 's3-multipart': unasked }),
  ]
  const bucketName = 'gitlab-terraform-state'
  return reportOf(evidence(healthyPod, buckets), {
    findings: [kmsFinding, networkFinding, deleteFinding],
    identities: [identity],
    clients,
    leftovers: [
      {
        bucket: bucketName,
        key,
        why: 'DeleteObject: AccessDenied',
        command: `aws s3api delete-object --bucket ${bucketName} --key ${key}`,
      },
    ],
    ...rest,
  })
}
