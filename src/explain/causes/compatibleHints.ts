import { says } from '../facts.ts'
import type { Clue } from '../suspect.ts'

/** What fits a server that is not AWS among other things. */
export const compatibleHints: readonly Clue[] = [
  {
    weight: 62,
    words: /servers address specified in 'host_base'/i,
    when: (facts) => !says(facts, /Errno -3|Temporary failure/i),
    says: 'The server that .s3cfg names (host_base, host_bucket) was not found: the region or the host in it may be written wrong.',
  },
  {
    weight: 60,
    words: /StatusCode: 400[^\n]{0,120}InvalidArgument: UnknownError/i,
    says: 'A code without a message is not how AWS answers; stores that do not know newer checksums do.',
  },
  {
    weight: 93,
    when: ({ errors }) =>
      errors.some(
        ({ code, operation = '' }) =>
          code === 'NoSuchKey' &&
          /^(?:ListObjects|HeadBucket|GetBucket|ListMultipart|CreateMultipart)/.test(operation),
      ),
    says: 'S3 took a question about the bucket for one about an object: the endpoint names the bucket already, or the style of addresses differs.',
  },
  {
    weight: 42,
    words: /responseStatus=(?:400|500)|500 Internal Server Error status=500/i,
    says: 'With an S3-compatible server, Workhorse needs endpoint, region and path_style in the connection.',
  },
  {
    weight: 45,
    words: /dispatch failure|DispatchFailure|Connection refused[^\n]{0,60}(?:localhost|127\.0\.0\.1)/i,
    says: 'The SDK for Rust says so when it reached nobody; often the endpoint is written wrong.',
  },
  {
    weight: 38,
    words: /signature we calculated does not match|SignatureDoesNotMatch/i,
    says: 'S3-compatible servers answer so when host, region or signature version differ from what they expect.',
  },
  {
    weight: 52,
    words: /\bminio\b|wasabi|\bceph\b|rados|digitaloceanspaces|r2\.cloudflarestorage|backblaze|localstack/i,
    says: 'The text names an S3-compatible server.',
  },
]
