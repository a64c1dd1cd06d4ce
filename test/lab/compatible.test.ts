import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import t from 'tap'
import { failureOf, podS3, s3Of, startWorld } from './clients.ts'
import { findProgram, run } from './programs.ts'

/** Servers that speak S3 and are not AWS. */

const credentials = {
  accessKeyId: 'gitlab-minio',
  secretAccessKey: 'mPq7Yt0yqvWnX1u9cKcSgq7l2mE4hPpR8aD5bJf',
}
const host = 'minio.acme.example'
const world = {
  s3Compatible: {
    [host]: {
      software: 'MinIO',
      keys: { [credentials.accessKeyId]: credentials.secretAccessKey },
      buckets: { uploads: { objects: { old: { text: 'here before' } } } },
    },
    'rgw.acme.example': { software: 'Ceph', keys: {}, buckets: { uploads: {} } },
  },
}
const endpoint = `https://${host}`
const minio = { endpoint, credentials, pathStyle: true }
const list = new ListObjectsV2Command({ Bucket: 'uploads' })

t.test('a bucket is read and written, by path and by name', async (t) => {
  const lab = await startWorld(t, world)
  for (const pathStyle of [true, false]) {
    const s3 = s3Of(lab, { ...minio, pathStyle })
    const object = { Bucket: 'uploads', Key: 'probe' }
    await s3.send(new PutObjectCommand({ ...object, Body: 'x', ACL: 'private' }))
    t.match(await s3.send(list), { Contents: [{ Key: 'old' }, { Key: 'probe' }] })
    const got = await s3.send(new GetObjectCommand(object))
    t.equal(await got.Body?.transformToString(), 'x')
    await s3.send(new DeleteObjectCommand(object))
  }
  t.ok(lab.snapshot()[`${host}/uploads`])
  const other = { ...minio, region: 'eu-west-3' }
  t.equal(await failureOf(s3Of(lab, other).send(list)), 'worked', 'it takes every region')
})

t.test('its answers cannot be taken for AWS’s', async (t) => {
  const lab = await startWorld(t, world)
  const wrong = { ...minio, credentials: { ...credentials, accessKeyId: 'somebody' } }
  t.equal(
    await failureOf(s3Of(lab, wrong).send(list)),
    '403 InvalidAccessKeyId: The Access Key Id you provided does not exist in our records.',
  )
  const thrown: unknown = await s3Of(lab, wrong)
    .send(list)
    .catch((error: unknown) => error)
  t.match(thrown, { $response: { headers: { server: 'MinIO' } } })
  t.notMatch(thrown, { $response: { headers: { 'x-amz-id-2': /./ } } })
  const ceph = s3Of(lab, { endpoint: 'https://rgw.acme.example', pathStyle: true })
  t.equal(await failureOf(ceph.send(list)), '403 InvalidAccessKeyId: UnknownError')
})

t.test('AWS’s keys are none of its, and the other way round', async (t) => {
  const lab = await startWorld(t, world)
  const s3 = await podS3(lab, { endpoint, pathStyle: true })
  t.match(await failureOf(s3.send(list)), /^403 InvalidAccessKeyId/)
  t.match(await failureOf(s3Of(lab, { credentials }).send(list)), /^403 InvalidAccessKeyId/)
})

const aws = findProgram('aws', /^aws-cli\//)
const skip = aws === undefined ? 'the AWS CLI is not installed' : false

t.test('the AWS CLI works with it', { skip }, async (t) => {
  const lab = await startWorld(t, world)
  const env = {
    ...lab.referee.env,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  }
  const words = ['--endpoint-url', endpoint, 's3', 'ls', 's3://uploads']
  const ended = await run(aws ?? '', words, env)
  t.match(ended, { code: 0, stdout: / 11 old\n$/ }, ended.stderr)
})
