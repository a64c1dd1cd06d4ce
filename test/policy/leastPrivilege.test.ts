import t from 'tap'
import type { Use } from '../../src/model/words.ts'
import { leastPrivilege, type Needs } from '../../src/policy/leastPrivilege.ts'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import { permissionsFor, type S3Operation } from '../../src/policy/s3Actions.ts'
import { asking, verdict } from './ask.ts'

const buckets: Needs['buckets'] = [
  { use: 'registry', bucket: 'gl-registry' },
  { use: 'lfs', bucket: 'gl-lfs' },
  { use: 'artifacts', bucket: 'gl-artifacts' },
  { use: 'backups', bucket: 'gl-backups' },
  { use: 'tmp', bucket: 'gl-tmp' },
]

function may(needs: Needs, operation: S3Operation, bucket: string, acl = false): boolean {
  const parsed = parsePolicy(leastPrivilege(needs), 'identity')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const identity = [{ name: 'gitlab', document: parsed.policy }]
  return permissionsFor(operation, { acl }).every(({ action, on }) => {
    const resource = `arn:${needs.partition}:s3:::${bucket}${on === 'bucket' ? '' : '/some/key'}`
    return verdict(asking({ action, resource }), { identity }) === 'allow'
  })
}

t.test('the whole document for one role, no statement more than it takes', async (t) => {
  const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
  const s3 = (names: readonly string[], suffix = '') => names.map((name) => `arn:aws:s3:::${name}${suffix}`)
  const rails = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']
  t.same(leastPrivilege({ partition: 'aws', buckets, kmsKeyArns: [keyArn] }), {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'GitLabBuckets',
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:aws:s3:::gl-registry',
      },
      {
        Sid: 'GitLabBuckets2',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: s3(['gl-lfs', 'gl-artifacts', 'gl-backups', 'gl-tmp']),
      },
      {
        Sid: 'GitLabObjects',
        Effect: 'Allow',
        Action: [...rails, 's3:ListMultipartUploadParts'],
        Resource: 'arn:aws:s3:::gl-registry/*',
      },
      {
        Sid: 'GitLabObjects2',
        Effect: 'Allow',
        Action: rails,
        Resource: s3(['gl-lfs', 'gl-artifacts', 'gl-backups', 'gl-tmp'], '/*'),
      },
      {
        Sid: 'GitLabKeys',
        Effect: 'Allow',
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: keyArn,
      },
    ],
  })
})

t.test('it is enough for what the clients do, and for no more', async (t) => {
  const needs = { partition: 'aws-us-gov', buckets }
  const common: readonly S3Operation[] = [
    'ListObjectsV2',
    'GetObject',
    'HeadObject',
    'PutObject',
    'CopyObject',
  ]
  for (const { bucket } of buckets)
    for (const does of common) t.ok(may(needs, does, bucket), `${does} ${bucket}`)
  for (const does of ['ListMultipartUploads', 'ListParts', 'GetBucketLocation'] as const) {
    t.ok(may(needs, does, 'gl-registry'), does)
    t.notOk(may(needs, does, 'gl-lfs'), does)
  }
  t.ok(may(needs, 'DeleteObjects', 'gl-registry'))
  t.ok(may(needs, 'DeleteObject', 'gl-tmp'), 'what a restore parks there is removed some day')
  t.notOk(may(needs, 'ListObjectsV2', 'gl-lfs-2'), 'another bucket')
  t.notOk(may(needs, 'PutObject', 'gl-lfs', true), 'no access control lists')
})

t.test('a bucket with two uses has one statement with what both need', async (t) => {
  const shared = (['registry', 'pseudonymizer'] as const satisfies readonly Use[]).map((use) => ({
    use,
    bucket: 'shared',
  }))
  const document = leastPrivilege({ partition: 'aws', buckets: shared })
  t.same(
    document.Statement.map(({ Resource }) => Resource),
    ['arn:aws:s3:::shared', 'arn:aws:s3:::shared/*'],
  )
  t.ok(may({ partition: 'aws', buckets: shared }, 'ListParts', 'shared'))
})

t.test('a restore with s3cmd copies access control lists', async (t) => {
  const needs = { partition: 'aws', buckets, restoresWithS3cmd: true }
  t.ok(may(needs, 'GetObjectAcl', 'gl-lfs'))
  t.ok(may(needs, 'PutObjectAcl', 'gl-tmp'))
  t.notOk(may(needs, 'GetObjectAcl', 'gl-backups'))
  t.notOk(may({ ...needs, restoresWithS3cmd: false }, 'GetObjectAcl', 'gl-lfs'))
})
