import type { Json } from '../../lab/merge-patch.ts'
import type { Failure } from '../../src/model/outcome.ts'

export const sts = 'sts.us-east-1.amazonaws.com'
/** The bucket whose endpoint is looked at where S3 is in question. */
export const bucket = 'acme-gitlab-registry'
const s3 = `${bucket}.s3.us-east-1.amazonaws.com`

export interface Obstacle {
  /** What is between the pod and AWS. */
  readonly patch?: Json
  readonly args?: readonly string[]
  /** In the place of the lab's address. */
  readonly connectTo?: string
  /** The check that meets it, and what its failure says. */
  readonly check: 'sts-reachable' | 's3-endpoint' | 'assume-role' | 'credential-source'
  readonly failure: Partial<Failure>
  readonly withinMs: number
  readonly exitCode?: number
}

/** The whole run's limit is met first. */
export const patient = ['--request-timeout', '30s', '--timeout', '2s']
/** The limit of one request is met first. */
export const hasty = ['--request-timeout', '700ms', '--timeout', '30s']

function blackHole(stage: 'connection' | 'request', ...hosts: readonly string[]): Json {
  return { faults: Object.fromEntries(hosts.map((host) => [host, { [stage]: 'black-hole' }])) }
}

/** What can be between a pod and AWS, and what the doctor has to say of it. */
export const obstacles: Readonly<Record<string, Obstacle>> = {
  'STS is black-holed at the connection: --timeout ends it': {
    patch: blackHole('connection', 'sts.*'),
    args: patient,
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts, port: 443 },
    withinMs: 2000,
  },
  'STS is black-holed at the connection: --request-timeout ends it': {
    patch: blackHole('connection', 'sts.*'),
    args: hasty,
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts, timedOutAfterMs: 700 },
    withinMs: 3000,
  },
  'STS reads the request and is silent: --timeout ends it': {
    patch: blackHole('request', 'sts.*'),
    args: patient,
    check: 'assume-role',
    failure: { code: 'timeout', stage: 'http', host: sts },
    withinMs: 2000,
  },
  'STS reads the request and is silent: --request-timeout ends it': {
    patch: blackHole('request', 'sts.*'),
    args: hasty,
    check: 'assume-role',
    failure: { code: 'timeout', stage: 'http', host: sts, timedOutAfterMs: 700 },
    withinMs: 3000,
  },
  'S3 is black-holed at the connection: --timeout ends it': {
    patch: blackHole('connection', '*.s3.*'),
    args: patient,
    check: 's3-endpoint',
    failure: { code: 'timeout', stage: 'tls', host: s3 },
    withinMs: 2000,
  },
  'S3 reads the request and is silent: --request-timeout ends it': {
    patch: blackHole('request', '*.s3.*'),
    args: hasty,
    check: 's3-endpoint',
    failure: { code: 'timeout', stage: 'http', host: s3, timedOutAfterMs: 700 },
    withinMs: 4000,
  },
  'nothing answers at all, and the user gave half a second': {
    patch: blackHole('connection', '*'),
    args: ['--timeout', '500ms'],
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts },
    withinMs: 500,
  },
  'the instance metadata service is silent': {
    patch: {
      pod: { env: { AWS_ROLE_ARN: null, AWS_WEB_IDENTITY_TOKEN_FILE: null } },
      faults: { '169.254.169.254': { request: 'black-hole' } },
    },
    args: hasty,
    check: 'credential-source',
    failure: { code: 'no-credentials', host: '169.254.169.254', stage: 'http', timedOutAfterMs: 700 },
    withinMs: 4000,
    exitCode: 3,
  },
  'a name that DNS does not know': {
    connectTo: 'nobody.invalid:443',
    args: patient,
    check: 'sts-reachable',
    failure: { stage: 'dns', host: sts },
    withinMs: 2000,
  },
  'the connection is refused': {
    patch: { faults: { '*': { connection: 'refuse' } } },
    check: 'sts-reachable',
    failure: { code: 'ECONNREFUSED', stage: 'tcp', host: sts },
    withinMs: 2000,
  },
  'the connection is reset': {
    patch: { faults: { 'sts.*': { connection: 'reset' } } },
    check: 'sts-reachable',
    failure: { code: 'ECONNRESET', stage: 'tls', host: sts },
    withinMs: 5000,
  },
  'what answers does not speak TLS': {
    patch: { faults: { 'sts.*': { connection: 'not-tls' } } },
    check: 'sts-reachable',
    failure: { stage: 'tls', host: sts },
    withinMs: 5000,
  },
  'the authority is not trusted': {
    patch: { faults: { 'sts.*': { certificate: 'untrusted-ca' } } },
    check: 'sts-reachable',
    failure: { stage: 'tls', host: sts },
    withinMs: 5000,
  },
}
