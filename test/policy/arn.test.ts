import t from 'tap'
import {
  accountRootArn,
  assumedRoleArn,
  bucketArn,
  formatArn,
  issuerHostPath,
  objectArn,
  oidcProviderArn,
  parseArn,
  parseRoleArn,
  parseS3Arn,
} from '../../src/policy/arn.ts'
import { dnsSuffix } from '../../src/policy/partition.ts'

t.test('parts of an ARN, and back', async (t) => {
  const texts = [
    'arn:aws:iam::111122223333:role/a/b/name',
    'arn:aws-cn:s3:::bucket/key:with:colons',
    'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/abc',
  ]
  for (const text of texts) {
    const arn = parseArn(text)
    t.equal(arn && formatArn(arn), text)
  }
  for (const text of [
    '',
    'arn',
    'arn:aws:s3:::',
    'arn:aws:s3::bucket',
    ' arn:aws:s3:::b',
    'role/x',
    'arn::s3:::b',
  ]) {
    t.equal(parseArn(text), undefined, text)
  }
})

t.test('the role behind a role and behind a session', async (t) => {
  t.same(parseRoleArn('arn:aws:iam::111122223333:role/team/apps/gitlab'), {
    partition: 'aws',
    account: '111122223333',
    name: 'gitlab',
    path: '/team/apps/',
  })
  t.equal(parseRoleArn('arn:aws:iam::111122223333:role/gitlab')?.path, '/')
  const session = 'arn:aws-cn:sts::111122223333:assumed-role/gitlab/i-0123456789abcdef0'
  const role = parseRoleArn(session)
  t.same(role, {
    partition: 'aws-cn',
    account: '111122223333',
    name: 'gitlab',
    session: 'i-0123456789abcdef0',
  })
  t.equal(role && assumedRoleArn(role, 'i-0123456789abcdef0'), session)
  const others = ['user/gitlab', 'role/', 'role', 'assumed-role/gitlab/session'].map(
    (resource) => `arn:aws:iam::111122223333:${resource}`,
  )
  for (const text of [
    ...others,
    'arn:aws:sts::111122223333:assumed-role/gitlab',
    'arn:aws:iam:::role/x',
    '',
  ]) {
    t.equal(parseRoleArn(text), undefined, text)
  }
})

t.test('S3 names', async (t) => {
  t.same(parseS3Arn('arn:aws:s3:::bucket'), { partition: 'aws', bucket: 'bucket' })
  t.same(parseS3Arn('arn:aws:s3:::bucket/a/b'), { partition: 'aws', bucket: 'bucket', key: 'a/b' })
  t.same(parseS3Arn('arn:aws:s3:::bucket/*')?.key, '*')
  t.equal(parseS3Arn('arn:aws:s3:eu-west-1:111122223333:accesspoint/x'), undefined)
  t.equal(parseS3Arn('arn:aws:s3:::/key'), undefined)
  t.equal(parseS3Arn('arn:aws:kms:::bucket'), undefined)
  t.equal(bucketArn('aws-us-gov', 'b'), 'arn:aws-us-gov:s3:::b')
  t.equal(objectArn('aws', 'b', 'k'), 'arn:aws:s3:::b/k')
})

t.test('IAM names', async (t) => {
  t.equal(accountRootArn('aws', '111122223333'), 'arn:aws:iam::111122223333:root')
  t.equal(issuerHostPath('https://oidc.example.com/id/A/'), 'oidc.example.com/id/A')
  t.equal(
    oidcProviderArn('aws', '111122223333', 'https://oidc.example.com/id/A'),
    'arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/A',
  )
})

t.test('the DNS suffix of a partition', async (t) => {
  t.equal(dnsSuffix('aws'), 'amazonaws.com')
  t.equal(dnsSuffix('aws-us-gov'), 'amazonaws.com')
  t.equal(dnsSuffix('aws-cn'), 'amazonaws.com.cn')
  t.equal(dnsSuffix('aws-moon'), undefined)
})
