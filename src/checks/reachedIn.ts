import type { Reached } from '../model/reached.ts'

/** What opening a connection was like, in one line. */
export function reachedIn({ host, address, privateAddress, stagesMs, proxy }: Reached): string {
  const total = Object.values(stagesMs).reduce((sum, ms) => sum + ms, 0)
  const way =
    proxy === undefined ? (privateAddress ? `, private address ${address}` : '') : ` through ${proxy}`
  return `${host}, ${total} ms${way}`
}
