import { bucketChecks, podChecks } from './checks/index.ts'
import type { Options } from './options.ts'
import { select } from './selection.ts'

/** What `--only` and `--skip` name although there is no such check. */
export function unknownPatterns({ only, skip }: Options): readonly string[] {
  return select([...podChecks, ...bucketChecks], only, skip).unknown
}
