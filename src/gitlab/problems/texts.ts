import type { Complaint } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { connectionsOf } from '../effective.ts'
import type { ProblemSearch } from './index.ts'

/** What the readers stumbled over. Those that a search of its own tells better are left to it. */
export const textProblems: ProblemSearch = (facts) => {
  const { gitlabYml, registry, workhorse, s3cfg, environment } = facts
  return [
    ...of('rails', [
      ...(gitlabYml.ok ? gitlabYml.value.complaints : []),
      ...connectionsOf(facts).flatMap(({ complaints }) => complaints),
    ]),
    ...of('registry', registry.ok ? (registry.value.s3?.complaints ?? []) : []),
    ...of('workhorse', workhorse.ok ? workhorse.value.complaints : []),
    ...of('s3cmd', s3cfg.used.ok ? s3cfg.used.value.complaints : []),
    ...of(undefined, environment.complaints),
  ]
}

function of(client: ClientId | undefined, complaints: readonly Complaint[]): readonly Problem[] {
  return complaints.flatMap((one): readonly Problem[] => {
    if (one.kind === 'bucket-malformed') return []
    if (one.kind === 'unknown-key' && one.meant === 'use_iam_profile') return []
    return [client === undefined ? one : { ...one, client }]
  })
}
