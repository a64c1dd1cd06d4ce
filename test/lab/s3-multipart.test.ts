import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import t from 'tap'
import { failureOf, podS3, startWorld } from './clients.ts'

const Bucket = 'acme-gitlab-artifacts'
const Key = 'large'
const mebibyte = 1024 * 1024

t.test('an upload in parts, one of them copied', async (t) => {
  const lab = await startWorld(t, {
    buckets: { [Bucket]: { objects: { source: { bytes: 6 * mebibyte } } } },
  })
  const s3 = await podS3(lab)
  const { UploadId, ServerSideEncryption } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  t.equal(ServerSideEncryption, 'aws:kms')
  const open = await s3.send(new ListMultipartUploadsCommand({ Bucket }))
  t.match(open.Uploads, [{ Key, UploadId }])
  const copied = await s3.send(
    new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber: 1, CopySource: `${Bucket}/source` }),
  )
  const sent = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 2, Body: 'the end' }))
  const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))
  t.match(listed.Parts, [
    { PartNumber: 1, Size: 6 * mebibyte, ETag: copied.CopyPartResult?.ETag },
    { PartNumber: 2, Size: 7, ETag: sent.ETag },
  ])
  const done = await s3.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: listed.Parts } }),
  )
  t.match(done.ETag, /^"[0-9a-f]{32}-2"$/)
  const read = await s3.send(new GetObjectCommand({ Bucket, Key, Range: `bytes=${6 * mebibyte}-` }))
  t.equal(await read.Body?.transformToString(), 'the end')
  t.same(lab.snapshot()[Bucket]?.uploads, [])
})

t.test('an aborted upload is gone', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const before = lab.snapshot()
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'x' }))
  t.equal(lab.snapshot()[Bucket]?.uploads[0]?.parts.length, 1)
  await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  t.same(lab.snapshot(), before)
  t.equal(
    await failureOf(s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))),
    '404 NoSuchUpload: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  )
})

t.test('what cannot be completed', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  const part = async (PartNumber: number) => {
    const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: 'x' }))
    return { PartNumber, ETag }
  }
  const parts = [await part(1), await part(2)]
  const complete = (Parts: readonly object[]) =>
    failureOf(
      s3.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: [...Parts] } }),
      ),
    )
  t.match(await complete(parts), /^400 EntityTooSmall: /)
  t.match(await complete([...parts].reverse()), /^400 InvalidPartOrder: /)
  t.match(await complete([{ PartNumber: 3, ETag: '"x"' }]), /^400 InvalidPart: /)
  t.equal(lab.snapshot()[Bucket]?.uploads.length, 1)
})
