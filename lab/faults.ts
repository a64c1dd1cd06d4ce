import type { Answer } from './http/exchange.ts'
import type { World } from './world.ts'
import type { Fault } from './world-network.ts'

/** What goes wrong at which host; keeps count of the throttled requests. */
export interface Faults {
  of(host: string): Fault
  latencyOf(host: string): number
  /** An answer of somebody in between, when the world has one for this host and path. */
  answerInstead(host: string, path: string): Answer | undefined
  /** True while AWS throttles this host; every call counts as one request. */
  throttles(host: string): boolean
  /** True when the answer to this operation gets lost; every call counts as one answer. */
  loses(host: string, operation: string | undefined): boolean
}

export function createFaults(world: Pick<World, 'faults' | 'latencyMs'>): Faults {
  const patterns = Object.entries(world.faults).map(([pattern, fault]) => ({
    pattern,
    fault,
    matches: new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`),
  }))
  const counts = new Map<string, number>()
  const amongFirst = (times: number, what: string) => {
    const count = (counts.get(what) ?? 0) + 1
    counts.set(what, count)
    return count <= times
  }
  const entryOf = (host: string) => patterns.find(({ matches }) => matches.test(host))
  const of = (host: string): Fault => entryOf(host)?.fault ?? {}
  return {
    of,
    latencyOf: (host) => of(host).latencyMs ?? world.latencyMs,
    answerInstead(host, path) {
      const { answer } = of(host)
      if (answer === undefined || !path.startsWith(answer.path ?? '')) return undefined
      return { status: answer.status, headers: { ...answer.headers }, body: answer.body }
    },
    throttles(host) {
      const entry = entryOf(host)
      if (entry?.fault.throttle === undefined) return false
      return amongFirst(entry.fault.throttle.times, `throttle ${entry.pattern}`)
    },
    loses(host, operation) {
      const entry = entryOf(host)
      const lost = entry?.fault.losesAnswer
      if (lost === undefined || lost.operation !== operation) return false
      return amongFirst(lost.times, `lose ${entry?.pattern} ${operation}`)
    },
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
}
