import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import t, { type Test } from 'tap'
import type { Report } from '../../src/model/report.ts'
import { programHere } from '../build/program-here.ts'
import { checkIn } from '../executable/report.ts'
import { certainOf, type Peer, startPeer } from './peer.ts'

/**
 * MinIO in the place of AWS. It speaks S3 and a little of STS, in its own words and with request ids of its own; it
 * knows no GetCallerIdentity, so the doctor must not call anything healthy here, and nothing certain that is not.
 */

const skip = programHere('minio')
  ? false
  : 'minio is not installed (go install github.com/minio/minio, see .ci/run)'
const region = 'us-east-1'
const root = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'only-for-this-test' }
const buckets = ['--bucket', 'lfs=acme-lfs', '--bucket', 'artifacts=acme-artifacts']

t.test('with all rights S3 works, and who the caller is stays unknown', { skip }, async (t) => {
  const minio = await start(t)
  const report = await minio.examine(variables(root), buckets)
  t.equal(report.exitCode, 3, 'GetCallerIdentity was refused')
  t.equal(checkIn(report, 'caller-identity').aws?.code, 'InvalidParameterValue')
  t.equal(report.identities[0]?.callerArn, undefined)
  for (const row of report.buckets) {
    const { list, read, write, delete: remove, multipart, copy } = row
    t.strictSame([list, read, write, remove, multipart, copy], Array(6).fill('pass'), row.name)
  }
  t.strictSame(report.leftovers, [])
  t.strictSame(certainOfServer(report), [])
})

t.test('a bucket that is not there is missing, for certain', { skip }, async (t) => {
  const minio = await start(t)
  const report = await minio.examine(variables(root), [
    '--bucket',
    'lfs=acme-lfs',
    '--bucket',
    'tmp=acme-tmp',
  ])
  t.strictSame(certainOfServer(report), ['bucket-missing'])
  t.strictSame(report.findings.find(({ id }) => id === 'bucket-missing')?.targets, ['acme-tmp'])
})

t.test(
  'a denial without a reason is told as one, and blamed on no policy for certain',
  { skip },
  async (t) => {
    const minio = await start(t)
    const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::*' })
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: ['s3:ListBucket', 's3:GetObject'].map(allow),
    })
    const sts = new STSClient({ region, endpoint: minio.url, credentials: root })
    const assume = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::1:role/x',
      RoleSessionName: 'reader',
      Policy,
    })
    const { Credentials } = await sts.send(assume)
    const reader = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    const report = await minio.examine(variables(reader), buckets)
    t.equal(report.exitCode, 3)
    for (const { name, list, write } of report.buckets)
      t.strictSame([name, list, write], [name, 'pass', 'fail'])
    t.equal(checkIn(report, 's3-write').aws?.code, 'AccessDenied')
    t.ok(report.findings.some(({ id }) => id === 'access-denied-without-reason'))
    const said = JSON.stringify(report.findings)
    t.match(said, /"MinIO says: AccessDenied: /)
    t.notMatch(said, /AWS (says|answered)/, 'and nothing is put into the mouth of AWS')
    t.notMatch(certainOf(report).join(), /polic|denie|boundary/)
  },
)

t.test('a wrong secret key is a rejected signature', { skip }, async (t) => {
  const minio = await start(t)
  const report = await minio.examine(variables({ ...root, secretAccessKey: 'another-one' }), buckets)
  t.equal(report.exitCode, 3)
  t.strictSame(
    report.buckets.map(({ list }) => list),
    ['fail', 'fail'],
  )
  t.ok(report.findings.some(({ id }) => ['signature-rejected', 'static-keys-invalid'].includes(id)))
})

/** What is said to be certain, without what the pod's own variables tell whatever the server says. */
function certainOfServer(report: Report): readonly string[] {
  const ofThePod = [
    'static-keys-without-role',
    'client-without-credentials',
    'rails-ignores-environment-keys',
  ]
  return certainOf(report).filter((id) => !ofThePod.includes(id))
}

async function start(t: Test): Promise<Peer> {
  const peer = await startPeer(t, {
    command: (port, folder) => ['minio', 'server', folder, '--address', `127.0.0.1:${port}`, '--quiet'],
    env: {
      MINIO_ROOT_USER: root.accessKeyId,
      MINIO_ROOT_PASSWORD: root.secretAccessKey,
      MINIO_DOMAIN: `s3.${region}.amazonaws.com`,
      MINIO_BROWSER: 'off',
    },
  })
  const s3 = new S3Client({ region, endpoint: peer.url, forcePathStyle: true, credentials: root })
  for (const Bucket of ['acme-lfs', 'acme-artifacts']) await s3.send(new CreateBucketCommand({ Bucket }))
  return peer
}

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

function variables({ accessKeyId, secretAccessKey, sessionToken }: Keys): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  }
}
