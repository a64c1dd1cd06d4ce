import t from 'tap'
import { isS3Operation, permissionsFor, s3LevelOf } from '../../src/policy/s3Actions.ts'

t.test('operations that are not called like their action', async (t) => {
  const actions = (...question: Parameters<typeof permissionsFor>) =>
    permissionsFor(...question).map(({ action, on }) => `${action} on ${on}`)
  t.same(actions('HeadBucket'), ['s3:ListBucket on bucket'])
  t.same(actions('HeadObject'), ['s3:GetObject on object'])
  t.same(actions('CompleteMultipartUpload'), ['s3:PutObject on object'])
  t.same(actions('DeleteObjects'), ['s3:DeleteObject on object'])
  t.same(actions('CopyObject'), ['s3:GetObject on source-object', 's3:PutObject on object'])
  t.same(actions('PutObject', { acl: true, tagging: true }), [
    's3:PutObject on object',
    's3:PutObjectAcl on object',
    's3:PutObjectTagging on object',
  ])
  t.same(actions('UploadPart', { acl: true }), ['s3:PutObject on object'], 'only what starts an object')
  t.same(actions('DeleteObject', { version: true }), ['s3:DeleteObjectVersion on object'])
  t.same(actions('CopyObject', { version: true }), [
    's3:GetObjectVersion on source-object',
    's3:PutObject on object',
  ])
})

t.test('levels', async (t) => {
  t.equal(s3LevelOf('s3:ListBucket'), 'bucket')
  t.equal(s3LevelOf('s3:ListMultipartUploadParts'), 'object')
  t.equal(s3LevelOf('s3:GetObjectVersion'), 'object')
  t.equal(s3LevelOf('s3:CreateBucket'), undefined)
  t.equal(s3LevelOf('kms:Decrypt'), undefined)
})

t.test('names of operations', async (t) => {
  t.ok(isS3Operation('CopyObject'))
  t.notOk(isS3Operation('GetObjectVersion'))
  t.notOk(isS3Operation('toString'))
})
