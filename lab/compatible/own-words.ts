import type { Answer } from '../http/exchange.ts'
import type { S3Compatible } from '../world.ts'

/** Where MinIO's texts differ from AWS's (minio/minio cmd/api-errors.go). */
const minioWords: readonly (readonly [RegExp, string])[] = [
  [/<Message>Access Denied<\/Message>/, '<Message>Access Denied.</Message>'],
  [/<Message>The AWS Access Key Id you provided/, '<Message>The Access Key Id you provided'],
  [
    /<Message>The difference between the request time and the current time is too large\./,
    "<Message>The difference between the request time and the server's time is too large.",
  ],
  [/the region '[^']*' is wrong; expecting/, 'the region is wrong; expecting'],
]

/** Of AWS's headers only the request's id is there, and Ceph leaves the texts of its errors out. */
export function inOwnWords(software: S3Compatible['software'], answer: Answer): Answer {
  const { 'x-amz-request-id': id = '', ...headers } = answer.headers ?? {}
  const { 'x-amz-id-2': _, 'x-amz-bucket-region': __, Server: ___, ...kept } = headers
  const own =
    software === 'MinIO'
      ? { Server: 'MinIO', 'x-amz-request-id': id }
      : { 'x-amz-request-id': `tx00000${id.toLowerCase()}-00691e2f3a-1f7a-default` }
  const { body } = answer
  if (answer.status < 400 || body === undefined) return { ...answer, headers: { ...kept, ...own } }
  return { ...answer, headers: { ...kept, ...own }, body: reworded(software, String(body)) }
}

function reworded(software: S3Compatible['software'], body: string): string {
  if (software === 'Ceph') return body.replace(/<Message>[^<]*<\/Message>/, '')
  return minioWords.reduce((text, [aws, minio]) => text.replace(aws, minio), body)
}
