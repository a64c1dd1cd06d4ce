import type { Known } from './checks/check.ts'
import type { ClientView, ResolvedWay } from './model/clientView.ts'
import type { Failure } from './model/outcome.ts'
import type { Outside } from './outside/outside.ts'
import { present } from './present.ts'

type Settled = Known<'region-set' | 'credential-source' | 'assume-role' | 'caller-identity' | 'sts-endpoints'>

/**
 * Who AWS says that each way of the pod's clients leads to. Ways that other checks have gone are not gone again: the
 * main one, and the web identity at its STS hosts.
 */
export async function resolvedWays(
  outside: Outside,
  clients: readonly ClientView[],
  known: Settled,
): Promise<readonly ResolvedWay[]> {
  const ways = new Map(clients.map((client) => [client.identity ?? client.source, client]))
  return Promise.all([...ways].map(([id, client]) => resolve(id, client, outside, known)))
}

async function resolve(
  id: string,
  { source, stsHost, keys }: ClientView,
  { sources, sts, mainWay }: Outside,
  known: Settled,
): Promise<ResolvedWay> {
  const way = { id, source, ...present({ stsHost, keys }) }
  const { region, stsHost: mainHost } = known.facts('region-set')
  if (id === mainWay) {
    const caller = known.maybe('caller-identity')
    const { source: found = source, instance } = known.maybe('credential-source') ?? {}
    const taken = { ...way, source: found, ...present({ instance }) }
    return caller === undefined
      ? { ...taken, failure: unasked('caller-identity') }
      : { ...taken, callerArn: caller.arn, account: caller.account }
  }
  if (source === 'none') return { ...way, failure: noCredentials('it is given neither a role nor keys') }
  if (source === 'irsa') {
    const host = known.maybe('sts-endpoints')?.hosts.find((one) => one.host === stsHost)
    const arn = host?.assumedRoleArn
    if (arn !== undefined) return { ...way, callerArn: arn, ...present({ account: accountIn(arn) }) }
    const said = host?.message
    return { ...way, failure: said === undefined ? unasked('assume-role') : noCredentials(said) }
  }
  const fetched = await sources.fetch({ source, ...present({ keys }) })
  const instance = source === 'imds' ? (await sources.instance()).metadata : undefined
  const asked = { ...way, source: instance?.kind ?? source, ...present({ instance }) }
  if (!fetched.ok) return { ...asked, failure: fetched.failure }
  const caller = await sts.callerIdentity(id, source, region, mainHost)
  if (!caller.ok) return { ...asked, failure: caller.failure }
  return { ...asked, callerArn: caller.value.arn, account: caller.value.account }
}

function accountIn(arn: string): string | undefined {
  return arn.split(':')[4] || undefined
}

function unasked(check: string): Failure {
  return { origin: 'pod', code: 'not-resolved', message: `see ${check}` }
}

function noCredentials(message: string): Failure {
  return { origin: 'pod', code: 'no-credentials', message }
}
