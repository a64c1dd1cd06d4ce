import { patchWorld } from '../../lab/load-world.ts'
import type { World } from '../../lab/world.ts'

/** The world with a pod that is told of these buckets only, by the beginning of their variables (`LFS`, `BACKUP`). */
export function fewerBuckets(world: World, kept: readonly string[]): World {
  const names = Object.keys(world.pod.env).filter((name) => name.endsWith('_BUCKET_NAME'))
  const others = names.filter((name) => !kept.includes(name.slice(0, -'_BUCKET_NAME'.length)))
  return patchWorld(world, {
    pod: { args: [], env: Object.fromEntries(others.map((name) => [name, null])) },
  })
}
