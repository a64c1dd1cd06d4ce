import { grouped } from '../grouped.ts'
import type { Plan } from '../model/clients.ts'
import type { ClientView } from '../model/clientView.ts'
import type { Use } from '../model/words.ts'
import { present } from '../present.ts'
import { uses as allUses } from '../uses.ts'
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
    const mine = uses.length === 0 ? exampleFor(client, pod) : usesOf(client, pod, uses)
    const ways = grouped(mine, (use) => JSON.stringify([client.way(pod, use), client.unsupported(pod, use)]))
    return [...ways.values()].flatMap((group) =>
      group.slice(0, 1).map((use) => viewOf(client, pod, use, ways.size > 1 ? group : undefined)),
    )
  })
}

function usesOf(client: Client, pod: Surroundings, uses: readonly Use[]): readonly Use[] {
  return uses.filter((use) => client.needs(pod, use) !== undefined)
}

/** Where no bucket is known: a use of the client's that is configured, else any. The environment tells its way then. */
function exampleFor(client: Client, pod: Surroundings): readonly Use[] {
  const mine = usesOf(client, pod, allUses)
  const configured = mine.find((use) => pod.storage(client.id, use) !== undefined)
  return configured === undefined ? mine.slice(0, 1) : [configured]
}

/** @param uses those that it is about, where there are others */
function viewOf(client: Client, pod: Surroundings, use: Use, uses: readonly Use[] | undefined): ClientView {
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
      uses,
    }),
    ...(isRequired(client, pod) ? {} : { optional: true }),
  }
}
