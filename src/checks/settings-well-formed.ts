import { placeOf } from '../gitlab/namedBuckets.ts'
import { problemsOf } from '../gitlab/problems/index.ts'
import type { Problem } from '../model/gitlabProblems.ts'
import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { type Weight, weighed } from './settings.ts'

/** Settings that are not what they look like: each program reads them in its own way, or passes over them. */
export const settingsWellFormed = definePodCheck({
  id: 'settings-well-formed',
  category: 'config',
  title: "the settings of GitLab's object storage are of the right form",
  needs: [],
  async run({ gitlab }) {
    const { gitlabYml, registry, workhorse, s3cfg, connections } = gitlab
    const read = [gitlabYml, registry, workhorse, s3cfg.used, ...connections].filter(({ ok }) => ok)
    if (read.length === 0) return skipped('not-applicable', "this pod has no configuration of GitLab's")
    const all = problemsOf(gitlab)
    // What a check of its own tells better is left to it; the environment's checks look at its variables.
    const told = new Set(all.filter(({ kind }) => !KINDS.includes(kind)).map(placeOf))
    const mine = all.filter(
      (one) => KINDS.includes(one.kind) && one.client !== undefined && !told.has(placeOf(one)),
    )
    return weighed([...new Set(read.map(({ file }) => file))].join(', '), mine, weight)
  },
})

const KINDS: readonly Problem['kind'][] = [
  'odd-text',
  'wrong-type',
  'duplicate-key',
  'unknown-key',
  'ignored-line',
]

function weight(problem: Problem): Weight {
  switch (problem.kind) {
    case 'wrong-type':
      return 'fail'
    case 'odd-text':
      return problem.oddity === 'template' ? 'fail' : 'warn'
    case 'unknown-key':
      // GitLab knows settings that this doctor does not; only a near miss is worth a word.
      return problem.meant === undefined ? undefined : 'warn'
    default:
      return 'warn'
  }
}
