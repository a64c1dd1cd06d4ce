import type { ClientId } from '../model/words.ts'

/**
 * Clients that go where they are told: fog-aws follows S3's redirects (fog/fog-aws lib/fog/aws/storage.rb, _request),
 * s3cmd and the AWS CLI find the region out by themselves, and the SDKs for Go do neither.
 */
export const STEADFAST: readonly ClientId[] = ['workhorse', 'registry']
