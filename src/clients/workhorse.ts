import type { Client } from './client.ts'
import { goSource, goV2StsHost } from './goSdk.ts'

/**
 * Workhorse uses the AWS SDK for Go, v2 since GitLab 17.4, with its default chain unless both keys are in its
 * configuration (gitlabhq/gitlabhq workhorse/internal/upload/destination/objectstore/s3_client.go).
 */
export const workhorse: Client = { id: 'workhorse', source: goSource, stsHost: goV2StsHost }
