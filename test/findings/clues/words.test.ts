import t from 'tap'
import { allChecks, symptomsOf } from '../../../src/evidence.ts'
import { removalCommands } from '../../../src/findings/clues/leftovers.ts'
import { connectionsSaid } from '../../../src/findings/clues/network.ts'
import { awsSays, bucketsNamed, counted, listed, span } from '../../../src/findings/clues/words.ts'
import { denied } from '../cases/case.ts'
import { evidence } from '../evidence.ts'
import { refused, unreachable } from '../outcomes.ts'

t.test('numbers, lists and times as they are said', async (t) => {
  t.equal(counted(1, 'bucket'), 'one bucket')
  t.equal(counted(3, 'bucket'), '3 buckets')
  t.equal(listed([]), '')
  t.equal(listed(['a']), 'a')
  t.equal(listed(['a', 'b']), 'a and b')
  t.equal(listed(['a', 'b', 'c'], 2), 'a, b and 1 more')
  t.equal(bucketsNamed(['a']), 'bucket a')
  t.equal(bucketsNamed(['a', 'b']), 'buckets a and b')
  t.equal(bucketsNamed([...'abcdefgh']), '8 buckets a, b, c, d and 4 more')
  t.same([5, 119, 125, 7200, 9000, 200_000].map(span), [
    '5 s',
    '119 s',
    '2 min',
    '2 h',
    '2 h 30 min',
    '2 days',
  ])
  t.equal(span(-125), '2 min')
})

t.test('AWS is quoted once for what differs only in the resource, with the first request id', async (t) => {
  const told = evidence({
    buckets: {
      a: { 's3-list': denied('s3:ListBucket', 'arn:aws:s3:::a', undefined, { requestId: 'FIRST' }) },
      b: { 's3-list': denied('s3:ListBucket', 'arn:aws:s3:::b', undefined, { requestId: 'SECOND' }) },
    },
  })
  const lines = awsSays(symptomsOf(told))
  t.equal(lines.length, 2)
  t.match(lines[0], /^AWS says: AccessDenied: User: .*"arn:aws:s3:::a".*\(request id FIRST\)$/)
  t.equal(lines[1], 'AWS answered one more request alike.')
})

t.test('nothing is put into the mouth of AWS', async (t) => {
  const ours = {
    status: 'fail',
    message: 'm',
    failure: { origin: 'aws', code: 'NoSuchBucket', message: 'S3 knows no bucket of this name' },
  } as const
  const head = {
    service: 's3',
    operation: 'HeadBucket',
    endpoint: 'e',
    httpStatus: 404,
    requestId: 'R',
  } as const
  const told = evidence({ buckets: { a: { 's3-endpoint': { ...ours, aws: head } } } })
  t.same(awsSays(symptomsOf(told)), [
    'HeadBucket was answered with HTTP 404: S3 knows no bucket of this name (request id R)',
  ])
  t.same(awsSays(allChecks(evidence())), [], 'what passed is not quoted')
  const network = evidence({ buckets: { a: { 's3-list': unreachable('tcp', 'ECONNREFUSED', 'h') } } })
  t.same(awsSays(symptomsOf(network)), [])
})

t.test('another server in the place of AWS is quoted by its name', async (t) => {
  const by = (server: string) => {
    const answer = refused('AccessDenied', 'Access Denied.')
    const aws = { ...answer.aws, service: 's3', operation: 'PutObject', endpoint: 'e', server } as const
    return awsSays(symptomsOf(evidence({ buckets: { a: { 's3-write': { ...answer, aws } } } })))[0]
  }
  t.match(by('AmazonS3'), /^AWS says: /)
  t.match(by('MinIO'), /^MinIO says: AccessDenied: Access Denied\. \(request id /)
  t.match(
    by('Werkzeug/3.1.9 Python/3.11.7, amazon.com'),
    /^The server "Werkzeug\/3\.1\.9 .*amazon\.com" says: /,
  )
  t.match(by('x'.repeat(500)), /^The server "x{60}…" says: /)
})

t.test('connections that ended alike are told once', async (t) => {
  const told = evidence({
    buckets: {
      a: { 's3-endpoint': unreachable('tcp', 'timeout', 'a.example.com', { timedOutAfterMs: 5000 }) },
      b: { 's3-endpoint': unreachable('tcp', 'timeout', 'b.example.com', { timedOutAfterMs: 5000 }) },
      c: { 's3-endpoint': unreachable('dns', 'ENOTFOUND', 'c.example.com') },
      d: { 's3-list': refused('SlowDown', 'slow') },
    },
  })
  t.same(connectionsSaid(symptomsOf(told)), [
    'The connection to a.example.com:443 ended at the stage TCP (connecting): no answer within 5 s; one more host alike.',
    'The connection to c.example.com:443 ended at the stage DNS (looking up the name): ENOTFOUND: dns to c.example.com failed: ENOTFOUND.',
  ])
})

t.test('leftovers: one command for each folder, one for each version and upload', async (t) => {
  const at = (bucket: string, part: string, more = {}) => ({
    bucket,
    key: `gitlab-iam-doctor/r/${part}`,
    why: 'w',
    command: `rm ${bucket} ${part}`,
    ...more,
  })
  t.same(
    removalCommands([
      at('a', 'probe'),
      at('a', 'copy'),
      at('b', 'probe'),
      at('b', 'multipart', { uploadId: 'u' }),
      at('c', 'probe', { versionId: 'v' }),
    ]),
    ['aws s3 rm --recursive s3://a/gitlab-iam-doctor/r/', 'rm b probe', 'rm b multipart', 'rm c probe'],
  )
  t.same(removalCommands([]), [])
})
