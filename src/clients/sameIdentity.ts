import type { WayId } from '../model/clients.ts'
import type { ResolvedWay } from '../model/clientView.ts'
import { parseRoleArn } from '../policy/arn.ts'
import { globalStsHost } from './environment.ts'
import { isOptInRegion } from './stsHost.ts'

/**
 * Whether two ways lead to the same identity, so that AWS can have but one answer for both: the same role, and session
 * tokens that are worth the same. Those of the global STS host are not in regions that must be opted in to.
 * @param regions where their bucket may be
 */
export function sameIdentity(
  one: WayId,
  other: WayId,
  identities: readonly ResolvedWay[],
  regions: readonly string[],
): boolean {
  if (one === other) return true
  const [a, b] = [one, other].map((way) => identities.find(({ id }) => id === way))
  if (a?.callerArn === undefined || b?.callerArn === undefined) return false
  if (roleOf(a.callerArn) !== roleOf(b.callerArn)) return false
  const byGlobal = [a, b].filter(({ stsHost }) => stsHost === globalStsHost)
  return byGlobal.length !== 1 || !regions.some(isOptInRegion)
}

/** A session's name says nothing of its rights. */
export function roleOf(callerArn: string): string {
  const role = parseRoleArn(callerArn)
  return role === undefined ? callerArn : `${role.partition} ${role.account} ${role.name}`
}
