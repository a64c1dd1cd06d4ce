import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import t from 'tap'
import type { Json } from '../../lab/merge-patch.ts'
import { failureOf, podS3, startWorld } from './clients.ts'

const Bucket = 'acme-gitlab-backups'
const Key = 'probe'
const everything: Json = {
  roles: {
    gitlab: {
      policies: {
        All: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
      },
    },
  },
}

t.test('deleting in a versioned bucket hides, deleting a version removes', async (t) => {
  const lab = await startWorld(t, everything)
  const s3 = await podS3(lab)
  const before = lab.snapshot()
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
  t.match(VersionId, /^\w{32}$/)
  const marker = await s3.send(new DeleteObjectCommand({ Bucket, Key }))
  t.equal(marker.DeleteMarker, true)
  t.match(await failureOf(s3.send(new GetObjectCommand({ Bucket, Key }))), /^404 NoSuchKey/)
  const listed = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }))
  t.equal(listed.KeyCount, 0)
  const all = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }))
  t.match(all, {
    Versions: [{ VersionId, IsLatest: false }],
    DeleteMarkers: [{ VersionId: marker.VersionId, IsLatest: true }],
  })
  t.equal((await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).VersionId, VersionId)
  await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker.VersionId }))
  t.equal((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength, 1)
  await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
  t.same(lab.snapshot(), before)
})

t.test('a locked version stays', async (t) => {
  const lab = await startWorld(t, {
    buckets: { [Bucket]: { objectLock: { mode: 'COMPLIANCE', days: 1 } } },
  })
  const s3 = await podS3(lab)
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
  t.equal(
    await failureOf(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))),
    '403 AccessDenied: Access Denied because object protected by object lock.',
  )
})

t.test('removing a version is a right of its own', async (t) => {
  const lab = await startWorld(t, { roles: { gitlab: { policies: { GitLabBackupVersions: null } } } })
  const s3 = await podS3(lab)
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
  t.match(
    await failureOf(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))),
    /perform: s3:DeleteObjectVersion on resource: "arn:aws:s3:::acme-gitlab-backups\/probe" because no identity/,
  )
})

t.test('DeleteObjects tells its denials key by key', async (t) => {
  const lab = await startWorld(t, {}, 'delete-not-allowed')
  const s3 = await podS3(lab)
  const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }] } }))
  t.match(answer.Errors, [
    { Key: 'a', Code: 'AccessDenied', Message: /perform: s3:DeleteObject on resource/ },
  ])
})
