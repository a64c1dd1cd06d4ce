import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { RegistryConfig } from '../model/gitlabFiles.ts'
import type { Skipped } from '../model/outcome.ts'
import { skipped } from './outcomes.ts'

/** What the registry's S3 driver is told; undefined where the registry has none. */
export function registryInS3({ registry }: GitlabFacts): RegistryConfig | undefined {
  return registry.ok ? registry.value.s3 : undefined
}

export function noS3(): Skipped {
  return skipped('not-applicable', 'the registry does not store in S3')
}

/**
 * AWS's first SDK for Go is behind the drivers `s3` and `s3aws`, its second behind `s3_v2` (GitLab's registry,
 * registry/storage/driver/s3-aws).
 */
export function hasFirstSdk({ driver }: RegistryConfig): boolean {
  return driver !== 's3_v2'
}
