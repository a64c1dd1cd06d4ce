import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import t, { type Test } from 'tap'
import { loadWorld } from '../../lab/load-world.ts'
import { issueToken } from '../../lab/token.ts'
import { programHere } from '../build/program-here.ts'
import { checkIn } from '../executable/report.ts'
import { certainOf, type Peer, startPeer } from './peer.ts'

/**
 * moto's server in the place of AWS, with STS besides S3. It believes every web identity token, sends request ids, and
 * answers by real host names; so the doctor can tell it from AWS only by what it does wrong.
 */

const skip = programHere('moto_server')
  ? false
  : 'moto is not installed (pip install "moto[server]", see .ci/run)'
const region = 'us-east-1'
const anyone = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'moto-verifies-none' }
const roleArn = 'arn:aws:iam::123456789012:role/gitlab'
const tokenFile = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
const irsa = {
  AWS_REGION: region,
  AWS_STS_REGIONAL_ENDPOINTS: 'regional',
  AWS_ROLE_ARN: roleArn,
  AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile,
}
const buckets = ['--bucket', 'lfs=acme-lfs', '--bucket', 'artifacts=acme-artifacts']

t.test('a pod with a role and its buckets is healthy', { skip }, async (t) => {
  const moto = await start(t)
  const report = await moto.examine(irsa, buckets)
  t.strictSame(report.findings, [])
  t.equal(report.outcome, 'healthy')
  t.match(report.identities[0]?.callerArn, /^arn:aws:sts::123456789012:assumed-role\/gitlab\//)
  t.ok(checkIn(report, 'caller-identity').aws?.requestId, "with moto's request id")
  t.strictSame(report.leftovers, [])
})

t.test('a bucket that is not there is missing, for certain', { skip }, async (t) => {
  const moto = await start(t)
  const report = await moto.examine(irsa, [...buckets, '--bucket', 'tmp=acme-tmp'])
  t.equal(report.exitCode, 3)
  t.strictSame(certainOf(report), ['bucket-missing'])
  t.strictSame(
    report.findings.map(({ id, targets }) => [id, targets]),
    [['bucket-missing', ['acme-tmp']]],
  )
})

t.test(
  'a bucket policy that denies is a denial without words, and is not made more of',
  { skip },
  async (t) => {
    const moto = await start(t)
    const deny = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::acme-lfs/*',
    }
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [deny] })
    await s3Of(moto).send(new PutBucketPolicyCommand({ Bucket: 'acme-lfs', Policy }))
    const report = await moto.examine(irsa, buckets)
    t.equal(report.exitCode, 3)
    t.match(checkIn(report, 's3-write', 'acme-lfs'), { status: 'fail', aws: { httpStatus: 403 } })
    t.equal(checkIn(report, 's3-write', 'acme-artifacts').status, 'pass')
    t.ok(report.findings.length > 0)
    t.comment(report.findings.map(({ id, confidence }) => `${id} (${confidence})`).join(', '))
    t.notMatch(JSON.stringify(report.findings), /AWS (says|answered)/, 'nothing is put into the mouth of AWS')
    t.strictSame(certainOf(report), [], 'moto gives no reason, so none is certain')
  },
)

t.test('a server that breaks down is not AWS, and nothing is called healthy', { skip }, async (t) => {
  const moto = await start(t)
  // From then on moto wants every request signed, and answers 500 to one that is not.
  const enforced = await fetch(`${moto.url}/moto-api/reset-auth`, { method: 'POST', body: '0' })
  t.ok(enforced.ok)
  const report = await moto.examine(irsa, buckets)
  t.equal(report.outcome, 'incomplete')
  t.ok(report.findings.some(({ id }) => id === 'answer-not-from-aws'))
  t.ok(report.buckets.every(({ list }) => list === 'skip'))
})

function s3Of({ url }: Peer): S3Client {
  return new S3Client({ region, endpoint: url, forcePathStyle: true, credentials: anyone })
}

async function start(t: Test): Promise<Peer> {
  const peer = await startPeer(t, { command: (port) => ['moto_server', '-H', '127.0.0.1', '-p', `${port}`] })
  const world = loadWorld('healthy')
  const { token } = world.pod
  if (token === undefined) throw new Error('the healthy world has no token')
  const path = join(peer.folder, tokenFile)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, issueToken(world, token, new Date()))
  for (const Bucket of ['acme-lfs', 'acme-artifacts'])
    await s3Of(peer).send(new CreateBucketCommand({ Bucket }))
  return peer
}
