import type { Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { isRegionName } from '../../regions.ts'
import { isAwsHost } from '../awsHost.ts'
import { connectionsOf, isForAws } from '../effective.ts'
import { at, missingAt } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** A region that is missing where its client needs one, or has not the form of AWS's. */
export const regionProblems: ProblemSearch = (facts) => {
  const s3 = facts.registry.ok ? facts.registry.value.s3 : undefined
  return [
    ...connectionsOf(facts).flatMap((one): readonly Problem[] => {
      const ownHost = one.endpoint ?? one.host
      if (!isForAws(one) || (ownHost && !isAwsHost(ownHost.value))) return []
      if (one.region) return malformed(one.region, 'rails')
      return [{ kind: 'region-missing', client: 'rails', ...missingAt(one, 'region') }]
    }),
    ...(s3 === undefined || s3.regionEndpoint
      ? []
      : s3.region
        ? malformed(s3.region, 'registry')
        : [{ kind: 'region-missing' as const, client: 'registry' as const, ...missingAt(s3, 'region') }]),
  ]
}

function malformed(region: Setting<string>, client: ClientId): readonly Problem[] {
  if (isRegionName(region.value)) return []
  return [{ kind: 'region-malformed', client, ...at(region), value: region.value }]
}
