import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** Settings for all types which Rails ignores without a word, since one type has settings of its own. */
export const consolidatedProblems: ProblemSearch = ({ gitlabYml }) => {
  const consolidated = gitlabYml.ok ? gitlabYml.value.consolidated : undefined
  if (consolidated?.enabled?.value !== true || consolidated.ignoredFor.length === 0) return []
  return [
    {
      kind: 'consolidated-ignored',
      client: 'rails',
      ...at(consolidated.enabled),
      because: consolidated.ignoredFor.map(at),
    },
  ]
}
