import { createHash } from 'node:crypto'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import t from 'tap'
import { failureOf, podS3, startWorld } from './clients.ts'

const bucket = 'acme-gitlab-tmp'
const Bucket = bucket

t.test('what is written can be read, copied and deleted, and then nothing is left', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const before = lab.snapshot()
  const Key = 'a folder/ä+b.txt'
  const Body = 'hello, object storage'
  const written = await s3.send(
    new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/plain', Metadata: { by: 'test' } }),
  )
  t.equal(written.ETag, `"${createHash('md5').update(Body).digest('hex')}"`)
  t.equal(written.ServerSideEncryption, 'AES256')
  t.match(written.$metadata, { requestId: /^[A-Z2-7]{16}$/, extendedRequestId: /=$/ })

  const read = await s3.send(new GetObjectCommand({ Bucket, Key }))
  t.equal(await read.Body?.transformToString(), Body)
  t.match(read, { ContentType: 'text/plain', Metadata: { by: 'test' }, ContentLength: 21 })
  const part = await s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=7-12' }))
  t.equal(await part.Body?.transformToString(), 'object')
  t.equal(part.ContentRange, 'bytes 7-12/21')
  t.match(await s3.send(new HeadObjectCommand({ Bucket, Key })), { ContentLength: 21 })

  const copied = await s3.send(
    new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(Key)}` }),
  )
  t.equal(copied.CopyObjectResult?.ETag, written.ETag)
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'copy' }))
  const deleted = await s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }, { Key: 'never was' }] } }),
  )
  t.same(
    deleted.Deleted?.map((one) => one.Key),
    [Key, 'never was'],
  )
  t.same(lab.snapshot(), before)
})

t.test('listing goes page by page, with and without delimiter, in both versions', async (t) => {
  const objects = Object.fromEntries(['a/1', 'a/2', 'b', 'c/1', 'd e'].map((key) => [key, { text: key }]))
  const lab = await startWorld(t, { buckets: { [bucket]: { objects } } })
  const s3 = await podS3(lab)
  const found: (string | undefined)[] = []
  let ContinuationToken: string | undefined
  do {
    const page = await s3.send(
      new ListObjectsV2Command({
        Bucket,
        Delimiter: '/',
        MaxKeys: 2,
        ContinuationToken,
        EncodingType: 'url',
      }),
    )
    t.equal(page.Name, bucket)
    found.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix))
    found.push(...(page.Contents ?? []).map(({ Key }) => Key))
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken !== undefined)
  t.same(found, ['a/', 'b', 'c/', 'd%20e'])

  const first = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1 }))
  t.match(first, { IsTruncated: true, NextMarker: 'a/', CommonPrefixes: [{ Prefix: 'a/' }] })
  const next = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', Marker: first.NextMarker }))
  t.same(
    next.Contents?.map(({ Key }) => Key),
    ['b', 'd e'],
  )
})

t.test('conditional writes never overwrite', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const put = (condition: object) =>
    failureOf(s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', ...condition })))
  t.equal(await put({ IfNoneMatch: '*' }), 'worked')
  const failed = '412 PreconditionFailed: At least one of the pre-conditions you specified did not hold'
  t.equal(await put({ IfNoneMatch: '*' }), failed)
  t.equal(await put({ IfMatch: '"other"' }), failed)
  t.equal(await put({ IfMatch: `"${createHash('md5').update('x').digest('hex')}"` }), 'worked')
})

t.test('what cannot be had', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const get = (input: { Bucket?: string; Key?: string; Range?: string }) =>
    failureOf(s3.send(new GetObjectCommand({ Bucket, Key: 'missing', ...input })))
  t.equal(await get({}), '404 NoSuchKey: The specified key does not exist.')
  t.equal(await get({ Bucket: 'acme-nobody' }), '404 NoSuchBucket: The specified bucket does not exist')
  const backup = {
    Bucket: 'acme-gitlab-terraform-state',
    Key: '0f/1e/production/1.tfstate',
    Range: 'bytes=100-',
  }
  t.equal(await get(backup), '416 InvalidRange: The requested range is not satisfiable')
  t.equal(
    await failureOf(s3.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ContentMD5: 'AAAA' }))),
    '400 InvalidDigest: The Content-MD5 you specified was invalid.',
  )
  t.equal(
    await failureOf(
      s3.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ChecksumCRC32: 'AAAAAA==' })),
    ),
    '400 BadDigest: The CRC32 you specified did not match the calculated checksum.',
  )
  t.equal(
    await failureOf(s3.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ACL: 'private' }))),
    '400 AccessControlListNotSupported: The bucket does not allow ACLs',
  )
})

t.test('the bucket itself, in both addressing styles', async (t) => {
  const lab = await startWorld(t)
  for (const pathStyle of [true, false]) {
    const s3 = await podS3(lab, { pathStyle })
    t.equal((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion, 'us-east-1')
    t.equal((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint, undefined)
    const { host, path } = lab.requests.at(-1) ?? {}
    t.equal(
      `${host}${path}`,
      pathStyle ? `s3.us-east-1.amazonaws.com/${bucket}/` : `${bucket}.s3.us-east-1.amazonaws.com/`,
    )
  }
})

t.test('a body that comes as a stream is taken out of its chunks', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const { Readable } = await import('node:stream')
  const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(30_000, 'b')])
  await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 100_000 }))
  t.equal(lab.requests.at(-1)?.status, 200)
  const stored = lab.aws.storage.get(bucket)?.versions.get('stream')?.[0]
  t.ok(stored?.body.equals(Buffer.concat([Buffer.alloc(70_000, 'a'), Buffer.alloc(30_000, 'b')])))
  t.equal(stored?.headers['content-encoding'], undefined)
})
