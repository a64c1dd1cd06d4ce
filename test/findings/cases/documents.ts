import type { Documents, GivenDocument } from '../../../src/model/documents.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { withDocuments } from '../../../src/saved/withDocuments.ts'
import { evidence } from '../evidence.ts'
import { refused } from '../outcomes.ts'
import { type Cases, deniedText } from './case.ts'

const none: Documents = { role: [], scps: [], rcps: [], buckets: {}, keys: {} }
const KEY = 'arn:aws:s3:::a/gitlab-iam-doctor/r/probe'

function given(file: string, ...Statement: readonly object[]): GivenDocument {
  return { file, policy: { Version: '2012-10-17', Statement } }
}

const everything = given('role.json', { Effect: 'Allow', Action: 's3:*', Resource: '*' })
const nothing = given('role.json', { Effect: 'Allow', Action: 'sqs:*', Resource: '*' })
const deny = {
  Sid: 'Ours',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::a/*',
}

/** Writing to bucket a is denied, for this reason or for none. */
function writing(documents: Partial<Documents>, reason?: string): Evidence {
  const message = reason === undefined ? 'Access Denied' : deniedText('s3:PutObject', KEY, reason)
  const told = evidence({ buckets: { a: { 's3-write': refused('AccessDenied', message) } } })
  return withDocuments(told, { ...none, ...documents })
}

/** Everything works. */
function working(documents: Partial<Documents>): Evidence {
  return withDocuments(evidence({ buckets: { a: {} } }), { ...none, ...documents })
}

export const documents: Cases = {
  'documents-not-in-force': {
    matches: [
      {
        story: 'the bucket policy allows what AWS says that it denies',
        evidence: writing(
          { buckets: { a: given('bucket.json', { ...deny, Action: 's3:DeleteObject' }) } },
          'with an explicit deny in a resource-based policy',
        ),
        finds: ['documents-not-in-force', 'documents-not-in-force'],
        says: ['bucket.json', 'not the default version', 'arn:aws:iam::111122223333:role/gitlab'],
      },
      {
        story: 'the policies of the role deny what AWS allows',
        evidence: working({ role: [nothing] }),
        says: [
          'By role.json this would have been denied',
          's3:ListBucket on a: nothing in role.json allows it',
        ],
      },
    ],
    nearMisses: [
      {
        story: 'what they say depends on what the report does not tell',
        evidence: working({
          buckets: {
            a: given('bucket.json', {
              ...deny,
              Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
            }),
          },
        }),
        finds: [],
      },
      {
        story: 'the Deny of the bucket policy is there',
        evidence: writing(
          { buckets: { a: given('bucket.json', { ...deny, Resource: `${KEY}*` }) } },
          'with an explicit deny in a resource-based policy',
        ),
        finds: ['bucket-policy-denies'],
      },
    ],
  },
  'denied-by-another-layer': {
    matches: [
      {
        story: 'no reason, and the policies of the role allow it',
        evidence: writing({ role: [everything] }),
        says: ['resource control policies', 'permissions boundary', 'get-bucket-policy --bucket a'],
      },
    ],
    nearMisses: [
      {
        story: 'no reason, and the bucket policy proves to be it',
        evidence: writing({
          role: [everything],
          buckets: { a: given('bucket.json', { ...deny, Resource: 'arn:aws:s3:::a/gitlab-iam-doctor/*' }) },
        }),
        // The story's multipart upload passed, which the same document denies.
        finds: ['bucket-policy-denies', 'documents-not-in-force'],
      },
      {
        story: 'no reason, and only the boundary at hand',
        evidence: writing({ boundary: everything }),
        finds: ['access-denied-without-reason'],
      },
    ],
  },
}
