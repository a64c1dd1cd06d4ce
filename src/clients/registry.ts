import type { Client } from './client.ts'
import { goSource, goV2StsHost } from './goSdk.ts'

/**
 * GitLab's container registry with its s3_v2 driver (AWS SDK for Go v2, from v4.20.0): the SDK's default chain
 * unless both keys are in its configuration (gitlab-org/container-registry registry/storage/driver/s3-aws/v2/s3.go).
 */
export const registry: Client = { id: 'registry', source: goSource, stsHost: goV2StsHost }
