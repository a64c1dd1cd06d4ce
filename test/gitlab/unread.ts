import type { NotRead, Reading } from '../../src/model/gitlab.ts'
import type { GitlabFacts } from '../../src/model/gitlabFacts.ts'

/** The files that are there and whose content is not known; a file that is missing may well be meant to be. */
export function unreadOf({
  gitlabYml,
  connections,
  s3cfg,
  registry,
  workhorse,
  aws,
}: GitlabFacts): readonly NotRead[] {
  const readings: readonly Reading<unknown>[] = [
    ...[gitlabYml, ...connections, s3cfg.used, s3cfg.mounted, registry, workhorse],
    ...[aws.config, aws.credentials],
  ]
  return readings.flatMap((one) => (one.ok || one.reason === 'missing' ? [] : [one]))
}
