import { isDeepStrictEqual } from 'node:util'
import type { World } from '../world.ts'
import type { Pod, PodFile } from '../world-pod.ts'
import { type Container, containerOf } from './pod.ts'

const nothing: Container = { env: {}, files: {} }

/**
 * Puts what GitLab's chart gives the pod below what the world says of it. Where the world comes from another one,
 * what that one took away stays away, and what the chart had given it is given anew.
 */
export function withGitLabPod(world: World, from: World | undefined): World {
  const { pod } = world
  if (pod.gitlab === undefined || isDeepStrictEqual(pod.gitlab, from?.pod.gitlab)) return world
  const before = from?.pod.gitlab === undefined ? nothing : containerOf(from.pod.gitlab)
  const now = containerOf(pod.gitlab)
  const layered: Pod = {
    ...pod,
    env: layer<string>(before.env, from?.pod.env, now.env, pod.env),
    files: layer<PodFile>(before.files, from?.pod.files, now.files, pod.files),
  }
  return { ...world, pod: layered }
}

/** `told` holds what was `given` before, in so far as it was `kept`, and the world's own. */
function layer<Value>(
  given: Readonly<Record<string, Value>>,
  kept: Readonly<Record<string, Value>> = given,
  fresh: Readonly<Record<string, Value>>,
  told: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const gone = (name: string) => name in given && (!(name in kept) || !(name in told))
  const own = Object.entries(told).filter(([name, value]) => !isDeepStrictEqual(value, given[name]))
  const below = Object.entries(fresh).filter(([name]) => !gone(name))
  return Object.fromEntries([...below, ...own])
}
