import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import t from 'tap'
import { failureOf, podS3, startWorld } from './clients.ts'

const user = 'User: arn:aws:sts::111122223333:assumed-role/gitlab/test is not authorized to perform:'
const key = 'arn:aws:kms:us-east-1:111122223333:key/0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11'

const list = (s3: S3Client, Bucket: string) => s3.send(new ListObjectsV2Command({ Bucket }))
const read = (s3: S3Client, Bucket: string, Key = 'missing') => s3.send(new GetObjectCommand({ Bucket, Key }))
const write = (s3: S3Client, Bucket: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key: 'probe', Body: 'x', ...more }))

interface Case {
  readonly world: string
  readonly call: (s3: S3Client) => Promise<unknown>
  readonly expected: string
}

const scp = 'arn:aws:organizations::777788889999:policy/o-a1b2c3d4e5/service_control_policy/p-1a2b3c4d'
const rcp = 'arn:aws:organizations::777788889999:policy/o-a1b2c3d4e5/resource_control_policy/p-9z8y7x6w'
const tmp = 'acme-gitlab-tmp'

const cases: readonly Case[] = [
  {
    world: 'role-without-policies',
    call: (s3) => list(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-tmp" because no identity-based policy allows the s3:ListBucket action`,
  },
  {
    world: 'object-arn-missing',
    call: (s3) => write(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:PutObject on resource: "arn:aws:s3:::acme-gitlab-tmp/probe" because no identity-based policy allows the s3:PutObject action`,
  },
  { world: 'object-arn-missing', call: (s3) => list(s3, tmp), expected: 'worked' },
  {
    world: 'bucket-arn-missing',
    call: (s3) => list(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-tmp" because no identity-based policy allows the s3:ListBucket action`,
  },
  // A missing key is told only to those who may list.
  { world: 'bucket-arn-missing', call: (s3) => read(s3, tmp), expected: '403 AccessDenied: Access Denied' },
  {
    world: 'bucket-policy-deny',
    call: (s3) => list(s3, 'acme-gitlab-uploads'),
    expected: `403 AccessDenied: ${user} s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-uploads" with an explicit deny in a resource-based policy`,
  },
  {
    world: 'bucket-policy-encryption',
    call: (s3) => write(s3, 'acme-gitlab-backups'),
    expected: `403 AccessDenied: ${user} s3:PutObject on resource: "arn:aws:s3:::acme-gitlab-backups/probe" with an explicit deny in a resource-based policy`,
  },
  {
    world: 'bucket-policy-encryption',
    call: (s3) =>
      write(s3, 'acme-gitlab-backups', {
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: key.split('/').at(-1),
      }),
    expected: 'worked',
  },
  {
    world: 'scp-deny',
    call: (s3) => write(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:PutObject on resource: "arn:aws:s3:::acme-gitlab-tmp/probe" with an explicit deny in a service control policy: ${scp}`,
  },
  {
    world: 'rcp-deny',
    call: (s3) => list(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-tmp" with an explicit deny in a resource control policy: ${rcp}`,
  },
  {
    world: 'boundary',
    call: (s3) => write(s3, tmp),
    expected: `403 AccessDenied: ${user} s3:PutObject on resource: "arn:aws:s3:::acme-gitlab-tmp/probe" because no permissions boundary allows the s3:PutObject action`,
  },
  {
    world: 'vpc-endpoint-policy',
    call: (s3) => list(s3, 'acme-gitlab-lfs'),
    expected: `403 AccessDenied: ${user} s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-lfs" because no VPC endpoint policy allows the s3:ListBucket action`,
  },
  {
    world: 'kms-not-allowed',
    call: (s3) => write(s3, 'acme-gitlab-artifacts'),
    expected: `403 AccessDenied: ${user} kms:GenerateDataKey on resource: ${key} because no identity-based policy allows the kms:GenerateDataKey action`,
  },
  {
    world: 'kms-key-policy',
    call: (s3) => write(s3, 'acme-gitlab-artifacts'),
    expected: `403 AccessDenied: ${user} kms:GenerateDataKey on resource: ${key} because no resource-based policy allows the kms:GenerateDataKey action`,
  },
  {
    world: 'kms-key-disabled',
    call: (s3) => write(s3, 'acme-gitlab-artifacts'),
    expected: `400 KMS.DisabledException: ${key} is disabled.`,
  },
  {
    world: 'bucket-other-account',
    call: (s3) => list(s3, 'acme-gitlab-backups'),
    expected: '403 AccessDenied: Access Denied',
  },
  {
    world: 'object-owned-elsewhere',
    call: (s3) => read(s3, 'acme-gitlab-backups', '1793577600_2026_11_01_18.5.1_gitlab_backup.tar'),
    expected: '403 AccessDenied: Access Denied',
  },
  { world: 'requester-pays', call: (s3) => list(s3, tmp), expected: '403 AccessDenied: Access Denied' },
  {
    world: 'requester-pays',
    call: (s3) => s3.send(new ListObjectsV2Command({ Bucket: tmp, RequestPayer: 'requester' })),
    expected: 'worked',
  },
  {
    world: 'bucket-missing',
    call: (s3) => list(s3, 'acme-gitlab-packages'),
    expected: '404 NoSuchBucket: The specified bucket does not exist',
  },
]

for (const { world, call, expected } of cases) {
  t.test(`${world}: ${expected.slice(0, 60)}`, async (t) => {
    const lab = await startWorld(t, {}, world)
    t.equal(await failureOf(call(await podS3(lab))), expected)
  })
}

t.test('a bucket that lets in only one VPC endpoint', async (t) => {
  const Bucket = 'acme-gitlab-packages'
  const inside = await startWorld(t, {}, 'downloads-outside-vpc')
  t.equal(await failureOf(list(await podS3(inside), Bucket)), 'worked')
  const outside = await startWorld(t, { vpcEndpoints: { s3: null } }, 'downloads-outside-vpc')
  t.match(
    await failureOf(list(await podS3(outside), Bucket)),
    /^403 AccessDenied: .* with an explicit deny in a resource-based policy$/,
  )
})
