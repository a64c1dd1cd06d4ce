import type { Connection } from '../../model/gitlabFiles.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import { connectionsOf, isForAws } from '../effective.ts'
import { pairIn } from '../pairIn.ts'
import { at, missingAt } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** Without `use_iam_profile` fog-aws asks for no role at all (fog/fog-aws lib/fog/aws/credential_fetcher.rb). */
export const iamProfileProblems: ProblemSearch = (facts) =>
  connectionsOf(facts)
    .filter((one) => isForAws(one) && one.useIamProfile?.value !== true && pairIn(one.keys) === undefined)
    .map(problemOf)

function problemOf(connection: Connection): Problem {
  const place = missingAt(connection, 'use_iam_profile')
  const misspelt = connection.complaints.find(
    (one) => one.kind === 'unknown-key' && one.meant === 'use_iam_profile',
  )
  if (misspelt?.kind === 'unknown-key' && misspelt.name !== undefined)
    return { kind: 'iam-profile-misspelt', client: 'rails', ...at(misspelt), name: misspelt.name }
  const odd = connection.complaints.some(({ kind, key }) => kind === 'wrong-type' && key === place.key)
  const said = connection.useIamProfile === undefined ? (odd ? 'not-a-boolean' : 'missing') : 'false'
  return { kind: 'iam-profile-off', client: 'rails', ...place, because: said }
}
