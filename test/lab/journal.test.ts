import { HeadBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import t from 'tap'
import { describeRequest } from '../../lab/journal.ts'
import { failureOf, podS3, startWorld } from './clients.ts'

t.test('a denied HEAD has no body, and still tells the region', async (t) => {
  const lab = await startWorld(t, {}, 'role-without-policies')
  const s3 = await podS3(lab)
  t.match(await failureOf(s3.send(new HeadBucketCommand({ Bucket: 'acme-gitlab-tmp' }))), /^403 /)
  t.match(lab.requests.at(-1), { status: 403, code: 'AccessDenied' })
})

t.test('the journal names the statement that decided', async (t) => {
  const lab = await startWorld(t, {}, 'bucket-policy-deny')
  const s3 = await podS3(lab)
  await failureOf(s3.send(new ListObjectsV2Command({ Bucket: 'acme-gitlab-uploads' })))
  const record = lab.requests.at(-1)
  t.match(record?.decisions, [
    {
      action: 's3:ListBucket',
      decision: {
        effect: 'deny',
        kind: 'explicit',
        statements: [{ layer: 'resource', policyName: 'acme-gitlab-uploads', sid: 'OnlyThroughEndpoint' }],
      },
    },
  ])
  t.equal(
    record && describeRequest(record),
    `ListObjectsV2 acme-gitlab-uploads.s3.us-east-1.amazonaws.com/ as assumed-role/gitlab/test → 403 AccessDenied
    deny  s3:ListBucket on arn:aws:s3:::acme-gitlab-uploads: by resource acme-gitlab-uploads[OnlyThroughEndpoint]`,
  )
})
