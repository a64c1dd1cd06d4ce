import t from 'tap'
import { explain } from '../../src/explain/explain.ts'
import type { RecognisedError } from '../../src/explain/explanation.ts'

const ROLE = 'arn:aws:sts::111122223333:assumed-role/gitlab/session'

/** Formats of programs, and what is in them. */
const formats: Readonly<Record<string, readonly [text: string, error: Partial<RecognisedError>]>> = {
  'the AWS CLI': [
    'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation (reached max retries: 2): The specified bucket does not exist',
    { code: 'NoSuchBucket', operation: 'ListObjectsV2', message: 'The specified bucket does not exist' },
  ],
  'the Go SDK v2': [
    'operation error S3: PutObject, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: ABCDEF0123456789, HostID: ab+/c==, api error SlowDown: Please reduce your request rate.',
    {
      service: 'S3',
      operation: 'PutObject',
      httpStatus: 503,
      requestId: 'ABCDEF0123456789',
      hostId: 'ab+/c==',
      code: 'SlowDown',
    },
  ],
  'the Go SDK v1': [
    'AccessDenied: Access Denied\n\tstatus code: 403, request id: ABCDEF0123456789, host id: ab+/c==',
    {
      code: 'AccessDenied',
      httpStatus: 403,
      requestId: 'ABCDEF0123456789',
      hostId: 'ab+/c==',
      message: 'Access Denied',
    },
  ],
  'the Java SDK v1': [
    'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: ABCDEF0123456789; S3 Extended Request ID: ab+/c==; Proxy: null)',
    {
      service: 'S3',
      code: 'AccessDenied',
      httpStatus: 403,
      requestId: 'ABCDEF0123456789',
      hostId: 'ab+/c==',
    },
  ],
  'the Java SDK v2': [
    'software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: ABCDEF0123456789, Extended Request ID: ab+/c==)',
    { service: 'S3', httpStatus: 403, requestId: 'ABCDEF0123456789', hostId: 'ab+/c==' },
  ],
  'the Ruby SDK': [
    'Aws::S3::Errors::NoSuchKey (The specified key does not exist.)',
    { service: 'S3', code: 'NoSuchKey', message: 'The specified key does not exist.' },
  ],
  'the JavaScript SDK v3': [
    "AccessDenied: Access Denied {\n  '$fault': 'client',\n  '$metadata': {\n    httpStatusCode: 403,\n    requestId: 'ABCDEF0123456789',\n    extendedRequestId: 'ab+/c=='\n  },\n  Code: 'AccessDenied'\n}",
    { code: 'AccessDenied', httpStatus: 403, requestId: 'ABCDEF0123456789', hostId: 'ab+/c==' },
  ],
  'the Rust SDK': [
    'ServiceError { source: ErrorMetadata { code: Some("AccessDenied"), message: Some("Access Denied") } }',
    { code: 'AccessDenied', message: 'Access Denied' },
  ],
  'a body of XML': [
    '<?xml version="1.0"?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>acme</BucketName><RequestId>ABCDEF0123456789</RequestId><HostId>ab+/c==</HostId></Error>',
    { code: 'NoSuchBucket', requestId: 'ABCDEF0123456789', hostId: 'ab+/c==' },
  ],
  s3cmd: [
    'ERROR: S3 error: 404 (NoSuchBucket): The specified bucket does not exist',
    { code: 'NoSuchBucket', httpStatus: 404 },
  ],
  fog: [
    'Expected([200, 206]) <=> Actual(403 Forbidden)'.replace(/[[\]]/g, '').replace(',', ' |'),
    { httpStatus: 403 },
  ],
  'the Pod Identity agent': [
    '[0f1e2d3c-0000-4000-8000-000000000000]: (AccessDeniedException): Unauthorized Exception!, fault: client',
    { code: 'AccessDeniedException', requestId: '0f1e2d3c-0000-4000-8000-000000000000' },
  ],
  'a denial': [
    `AccessDenied: User: ${ROLE} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme/x" with an explicit deny in a service control policy, with policy ARN: arn:aws:organizations::111122223333:policy/o-a/service_control_policy/p-b`,
    {
      principal: ROLE,
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::acme/x',
      reason: 'explicit deny, scp policy',
      policyArn: 'arn:aws:organizations::111122223333:policy/o-a/service_control_policy/p-b',
    },
  ],
}

for (const [name, [text, error]] of Object.entries(formats)) {
  t.test(`${name} is read`, async (t) => {
    const { errors } = explain(text).recognised
    t.equal(errors.length, 1, 'one error')
    t.match(errors[0], error)
  })
}

t.test('an error that is said again is counted, another one is another', async (t) => {
  const one = 'api error AccessDenied: Access Denied'
  const { errors } = explain(
    `${one}\n${one}\n\n${one}\nNoSuchBucket: The specified bucket does not exist`,
  ).recognised
  t.strictSame(
    errors.map(({ code, times }) => [code, times]),
    [
      ['AccessDenied', 3],
      ['NoSuchBucket', 1],
    ],
  )
})

t.test('hosts are told with how far the connection came', async (t) => {
  const stages: readonly (readonly [string, string, string])[] = [
    [
      'dial tcp: lookup sts.eu-central-1.amazonaws.com on 10.0.0.2:53: no such host',
      'sts.eu-central-1.amazonaws.com',
      'dns',
    ],
    ['getaddrinfo ENOTFOUND acme.s3.eu-central-1.amazonaws.com', 'acme.s3.eu-central-1.amazonaws.com', 'dns'],
    [
      'Get "https://s3.eu-central-1.amazonaws.com/": dial tcp 52.0.0.1:443: connect: connection refused',
      's3.eu-central-1.amazonaws.com',
      'tcp',
    ],
    [
      'curl: (7) Failed to connect to sts.amazonaws.com port 443: Connection timed out',
      'sts.amazonaws.com',
      'tcp',
    ],
    [
      'Read timeout on endpoint URL: "https://sts.eu-central-1.amazonaws.com/"',
      'sts.eu-central-1.amazonaws.com',
      'http',
    ],
    [
      'Post "https://sts.amazonaws.com/": proxyconnect tcp: dial tcp 10.0.0.9:3128: i/o timeout',
      'sts.amazonaws.com',
      'proxy',
    ],
    [
      'SSL validation failed for https://s3.eu-central-1.amazonaws.com/ certificate verify failed',
      's3.eu-central-1.amazonaws.com',
      'tls',
    ],
    ['Get "http://169.254.169.254/latest/meta-data/": context deadline exceeded', '169.254.169.254', 'http'],
  ]
  for (const [text, host, stage] of stages)
    t.strictSame(explain(text).recognised.hosts, [{ host, stage }], text)
})

t.test('accounts, regions and kinds of keys are told', async (t) => {
  const { accounts, regions, keys } = explain(
    `User: ${ROLE} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme"\nregion us-gov-west-1, key AKIARZPUZDIKGB2VALC4`,
  ).recognised
  t.strictSame(
    [accounts, regions, keys],
    [['111122223333'], ['us-gov-west-1'], [{ prefix: 'AKIA', account: '123456789012' }]],
  )
})
