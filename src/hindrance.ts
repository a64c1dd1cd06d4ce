import { awsEndpoint } from './awsEndpoint.ts'
import { skipped } from './checks/outcomes.ts'
import { podFactsOf } from './evidence.ts'
import type { Lane } from './lanes.ts'
import type { Operation, WayId } from './model/clients.ts'
import type { AllChecks } from './model/evidence.ts'
import type { Skipped } from './model/outcome.ts'

/** Why a check of a bucket is of no use to the clients of its lane, or cannot be asked as them; undefined when it can. */
export function hindrance(
  { signed = false, operation }: { readonly signed?: boolean; readonly operation?: Operation },
  { target, way, manner, needs }: Lane,
  mainWay: WayId,
  settled: AllChecks,
): Skipped | undefined {
  const who = target.clients.join(' and ')
  if (manner.endpoint !== undefined && awsEndpoint(manner.endpoint) === undefined)
    return skipped('not-applicable', `${who} stores at ${manner.endpoint}, which is not AWS`)
  if (operation !== undefined && needs[operation] === undefined)
    return skipped('not-applicable', `${who} never does this in this bucket`)
  if (!signed || way === mainWay) return undefined
  const agreement = settled['client-agreement']?.outcome
  if (agreement?.status === 'skip')
    return skipped(agreement.skip.reason, agreement.message, ['client-agreement'])
  const identity = podFactsOf(settled, 'client-agreement').identities?.find(({ id }) => id === way)
  return identity?.callerArn === undefined
    ? skipped(
        'dependency-failed',
        `${who} has no AWS identity here`,
        target.clients.map((client) => `${client}-credentials`),
      )
    : undefined
}
