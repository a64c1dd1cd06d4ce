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
