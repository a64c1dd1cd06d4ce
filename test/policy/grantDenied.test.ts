import t from 'tap'
import { grantDenied } from '../../src/policy/grantDenied.ts'

t.test('as few statements as possible, on the right kind of resource', async (t) => {
  t.same(
    grantDenied([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::lfs/tmp/uploads/1' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::lfs/tmp/uploads/2' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::artifacts/x' },
      { action: 's3:PutObject', resource: 'arn:aws:s3:::artifacts/x' },
      { action: 's3:PutObject', resource: 'arn:aws:s3:::artifacts/y' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::lfs' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::artifacts/*' },
    ]),
    [
      {
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:DeleteObject'],
        Resource: ['arn:aws:s3:::lfs/*', 'arn:aws:s3:::artifacts/*'],
      },
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: ['arn:aws:s3:::lfs', 'arn:aws:s3:::artifacts'] },
    ],
  )
})

t.test('nothing denied, nothing granted', async (t) => t.same(grantDenied([]), []))

t.test('keys, unknown actions and operations in place of actions', async (t) => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1'
  t.same(grantDenied([{ action: 'kms:Decrypt', resource: key }]), [
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
  ])
  t.match(grantDenied([{ action: 's3:RestoreObject', resource: 'arn:aws:s3:::b/k' }]), [
    { Action: 's3:RestoreObject', Resource: 'arn:aws:s3:::b/k' },
  ])
  t.match(grantDenied([{ action: 's3:CopyObject', resource: 'arn:aws:s3:::b/k' }]), [
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::b/*' },
  ])
})
