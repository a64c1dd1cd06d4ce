import type { Surroundings } from '../clients/client.ts'
import { plansOf, viewsOf } from '../clients/plans.ts'
import { surroundingsOf } from '../gitlab/surroundings.ts'
import type { NamedBucket } from '../lanes.ts'
import type { Plan, Versions } from '../model/clients.ts'
import type { ClientView } from '../model/clientView.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Use } from '../model/words.ts'

/** What this pod's S3 clients would do. Known as soon as their versions are. */
export interface Clients {
  surroundings(): Promise<Surroundings>
  plans(): Promise<readonly Plan[]>
  views(): Promise<readonly ClientView[]>
}

/** @param renamed the uses for which the operator names another bucket than the configuration does */
export function clientsIn(
  facts: GitlabFacts,
  env: Surroundings['env'],
  versions: Promise<Versions>,
  buckets: readonly NamedBucket[],
  renamed: readonly Use[],
): Clients {
  const known = versions.then((found) => surroundingsOf(facts, env, found, renamed))
  const uses = [...new Set(buckets.flatMap((bucket) => bucket.uses))]
  return {
    surroundings: () => known,
    plans: async () => plansOf(await known, uses),
    views: async () => viewsOf(await known, uses),
  }
}
