import { grouped } from '../grouped.ts'
import type { Plan } from '../model/clients.ts'
import type { ClientView } from '../model/clientView.ts'
import type { Use } from '../model/words.ts'
import { present } from '../present.ts'
import type { Client, Surroundings } from './client.ts'
import { clientsOf, isRequired } from './index.ts'
import { wayId } from './way.ts'

/**
 * What every client of this pod would do with the buckets of these uses. A pod that is none of GitLab's has no clients
 * of which one could know.
 */
export function plansOf(pod: Surroundings, uses: readonly Use[]): readonly Plan[] {
  if (pod.component === 'unknown') return []
  return clientsOf(pod).flatMap((client) =>
    uses.flatMap((use) => {
      const needs = client.needs(pod, use)
      if (needs === undefined) return []
      const { bucket, region, at } = pod.storage(client.id, use) ?? {}
      return {
        client: client.id,
        use,
        way: client.way(pod, use),
        manner: client.manner(pod, use),
        needs,
        prefixes: client.prefixes?.(pod, use) ?? [],
        required: isRequired(client, pod),
        ...present({ bucket, region, regionSetBy: region === undefined ? undefined : at }),
      }
    }),
  )
}

/**
 * Each client's view of the pod, as the report has it: one entry, or one for each way where its uses are configured
 * apart.
 */
export function viewsOf(pod: Surroundings, uses: readonly Use[]): readonly ClientView[] {
  return clientsOf(pod).flatMap((client) => {
    const mine = uses.filter((use) => client.needs(pod, use) !== undefined)
    const ways = grouped(mine, (use) => JSON.stringify([client.way(pod, use), client.unsupported(pod, use)]))
    // Whatever it stores, the environment alone tells its way.
    if (ways.size === 0) return uses.length === 0 ? [viewOf(client, pod, [], false)] : []
    return [...ways.values()].map((group) => viewOf(client, pod, group, ways.size > 1))
  })
}

function viewOf(client: Client, pod: Surroundings, uses: readonly Use[], partly: boolean): ClientView {
  const [use = 'lfs'] = uses
  const way = client.way(pod, use)
  const lack = client.unsupported(pod, use)
  return {
    id: client.id,
    source: way.source,
    identity: wayId(way),
    supported: lack === undefined,
    ...present({
      stsHost: way.stsHost,
      keys: way.keys,
      lacks: lack?.of,
      note: lack?.note,
      version: client.version(pod),
    }),
    ...(isRequired(client, pod) ? {} : { optional: true }),
    ...(partly ? { uses } : {}),
  }
}
