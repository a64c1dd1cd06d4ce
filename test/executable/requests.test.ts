import t from 'tap'
import type { RequestRecord } from '../../lab/journal.ts'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Snapshot } from '../../lab/s3/snapshot.ts'
import { addVersion } from '../../lab/s3/storage.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { isWrite, operationsOf } from './operations.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/**
 * The IAM actions that GitLab's clients need themselves (distribution/distribution
 * docs/content/storage-drivers/s3.md, "S3 permission scopes"), and the key of an encrypted bucket.
 */
const neededByGitLab = [
  'sts:AssumeRoleWithWebIdentity',
  's3:ListBucket',
  's3:GetBucketLocation',
  's3:ListBucketMultipartUploads',
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
  'kms:GenerateDataKey',
  'kms:Decrypt',
]
/** Beyond that, only this, where the role has it: a versioned bucket keeps what is deleted. */
const neededToClean = ['s3:DeleteObjectVersion']

const lab = await startLab(loadWorld('healthy'))
t.teardown(() => lab.close())
const report = reportOf(await runDoctor(lab, ['-o', 'json']))
const requests = [...lab.requests]
const prefix = `gitlab-iam-doctor/${report.run.id}/`

t.test('no request is made twice', async (t) => {
  const times = new Map<string, number>()
  for (const request of requests) times.set(essence(request), (times.get(essence(request)) ?? 0) + 1)
  t.strictSame(
    [...times].filter(([, count]) => count > 1),
    [],
  )
})

/** A request without what differs although the question is the same. */
function essence({ operation, method, host, path, query }: RequestRecord): string {
  const { uploadId, versionId, ...rest } = query
  const named = { ...rest, ...(uploadId === undefined ? {} : { uploadId: '*' }) }
  return `${operation} ${method} ${host}${path} ${JSON.stringify(named)} ${versionId ?? ''}`
}

t.test('only what GitLab may do is done, and AWS refuses none of it', async (t) => {
  const actions = requests.flatMap(({ decisions }) => decisions.map(({ action }) => action))
  const unneeded = actions.filter((action) => ![...neededByGitLab, ...neededToClean].includes(action))
  t.strictSame([...new Set(unneeded)], [])
  t.strictSame(
    requests.filter(({ status = 0, operation }) => status >= 400 && operation !== 'HeadBucket'),
    [],
  )
  for (const request of requests.filter(({ decisions }) =>
    decisions.some(({ action }) => neededToClean.includes(action)),
  ))
    t.match(request, { operation: 'DeleteObject', query: { versionId: /./ } }, 'versions are only removed')
})

t.test('every write goes below the prefix of this run', async (t) => {
  const writes = requests.filter((request) => operationsOf([request]).some(isWrite))
  t.ok(writes.length > 50)
  for (const { operation, host, path } of writes) {
    const key = decodeURIComponent(path.slice(1))
    t.ok(key.startsWith(prefix), `${operation} ${key} is ours`)
    t.match(host, /^acme-gitlab-[a-z-]+\.s3\.us-east-1\.amazonaws\.com$/)
  }
})

t.test('what stands at the key of a probe is neither overwritten nor removed', async (t) => {
  const slow = 'acme-gitlab-uploads'
  const world = fewerBuckets(loadWorld('healthy'), ['LFS', 'UPLOADS'])
  const lab: Lab = await startLab(
    { ...world, faults: { [`${slow}.*`]: { latencyMs: 100 } } },
    // The first write to the other bucket tells how the keys of this run begin.
    { logger: ({ operation, path }) => operation === 'PutObject' && place(path.slice(1)) },
  )
  t.teardown(() => lab.close())
  let placed: Snapshot | undefined
  function place(key: string): void {
    const bucket = lab.aws.storage.get(slow)
    if (bucket === undefined || placed !== undefined) return
    for (const part of ['probe', 'copy', 'multipart'])
      addVersion(bucket, {
        ...{ key: key.replace(/[^/]*$/, part), body: Buffer.from('of great value'), etag: 'x' },
        ...{ owner: bucket.config.account, deleteMarker: false, lastModified: new Date() },
        ...{ encryption: { type: 'AES256' }, headers: {} },
      })
    placed = lab.snapshot()
  }
  await runDoctor(lab, ['-o', 'json'])
  t.strictSame(lab.snapshot()[slow], placed?.[slow])
  const refused = lab.requests.filter(({ status }) => status === 412).map(({ operation }) => operation)
  for (const operation of ['PutObject', 'CompleteMultipartUpload'])
    t.ok(refused.includes(operation), `${operation} is made only where nothing is`)
})

t.test('everything went over TLS, to the hosts that AWS has for it, and as the intended role', async (t) => {
  for (const { host, secure, proxied, principal, operation } of requests) {
    t.strictSame([secure, proxied], [true, false])
    t.match(host, /^(sts\.us-east-1|acme-gitlab-[a-z-]+\.s3\.us-east-1)\.amazonaws\.com$/)
    if (principal !== undefined) t.match(principal, /assumed-role\/gitlab\//, `${operation} by the role`)
  }
  const connections = new Set(requests.map(({ connection }) => connection))
  t.ok(
    connections.size < requests.length / 2,
    `${requests.length} requests over ${connections.size} connections`,
  )
})
