import type { Origin, Setting } from '../model/gitlab.ts'
import type { Conflict, KnownBucket } from '../model/gitlabBuckets.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import { isAwsHost } from './awsHost.ts'
import { connectionsInUse } from './effective.ts'
import { pairIn } from './pairIn.ts'

/** What the sources of this pod say against each other. */
export function conflictsOf(facts: GitlabFacts, buckets: readonly KnownBucket[]): readonly Conflict[] {
  // What GitLab does not use cannot get in anybody's way.
  const used = buckets.filter(({ enabled }) => enabled !== false)
  return [
    ...namesDiffer(used),
    ...shared(used),
    ...regionsDiffer(used),
    ...s3cmdElsewhere(facts),
    ...roles(facts),
  ]
}

function namesDiffer(buckets: readonly KnownBucket[]): readonly Conflict[] {
  return [...new Set(buckets.map(({ use }) => use))].flatMap((use): readonly Conflict[] => {
    const mine = buckets.filter((one) => one.use === use)
    if (mine.length < 2) return []
    const settings = mine.flatMap(({ name, clients }) =>
      clients.map(({ saidBy }) => ({ ...saidBy, value: name })),
    )
    return [{ kind: 'bucket-names-differ', use, settings: eachOnce(settings) }]
  })
}

function shared(buckets: readonly KnownBucket[]): readonly Conflict[] {
  const places = buckets.flatMap(({ use, name, clients }) =>
    clients.map(({ prefix = '', saidBy }) => ({ use, name, place: `${name}/${prefix}`, saidBy })),
  )
  return [...new Set(places.map(({ place }) => place))].flatMap((place): readonly Conflict[] => {
    const here = places.filter((one) => one.place === place)
    const uses = [...new Set(here.map(({ use }) => use))]
    const [first] = here
    if (first === undefined || uses.length < 2) return []
    return [
      { kind: 'bucket-shared', name: first.name, uses, saidBy: eachOnce(here.map(({ saidBy }) => saidBy)) },
    ]
  })
}

function regionsDiffer(buckets: readonly KnownBucket[]): readonly Conflict[] {
  return [...new Set(buckets.map(({ name }) => name))].flatMap((name): readonly Conflict[] => {
    const clients = buckets.filter((one) => one.name === name).flatMap((one) => one.clients)
    const settings = eachOnce(clients.flatMap(({ region }) => region ?? []))
    if (new Set(settings.map(({ value }) => value)).size < 2) return []
    return [{ kind: 'regions-differ', name, settings }]
  })
}

/** The chart's own MinIO in .s3cfg, or another host that is not AWS's, while the objects are in AWS. */
function s3cmdElsewhere(facts: GitlabFacts): readonly Conflict[] {
  const { s3cfg, environment } = facts
  const hostBase = s3cfg.used.ok ? s3cfg.used.value.hostBase : undefined
  if (hostBase === undefined || isAwsHost(hostBase.value) || environment.s3Tool?.value === 'awscli') return []
  const aws = storesInAws(facts)
  return aws === undefined ? [] : [{ kind: 's3cmd-beside-aws', s3cmd: hostBase, aws }]
}

function storesInAws({ gitlabYml, registry }: GitlabFacts): Origin | undefined {
  const connection = (gitlabYml.ok ? connectionsInUse(gitlabYml.value) : []).find(
    ({ provider, endpoint, host }) =>
      provider?.value === 'AWS' && isAwsHost((endpoint ?? host)?.value ?? 's3.amazonaws.com'),
  )
  if (connection !== undefined) return { file: connection.file, key: connection.key }
  const s3 = registry.ok ? registry.value.s3 : undefined
  const inAws = s3 !== undefined && isAwsHost(s3.regionEndpoint?.value ?? 's3.amazonaws.com')
  return inAws ? { file: s3.file, key: s3.key } : undefined
}

function roles({ gitlabYml }: GitlabFacts): readonly Conflict[] {
  const connections = gitlabYml.ok ? connectionsInUse(gitlabYml.value) : []
  const role = connections.find(({ useIamProfile }) => useIamProfile?.value === true)?.useIamProfile
  const keys = connections.flatMap((one) => pairIn(one.keys) ?? [])
  if (role === undefined || keys.length === 0) return []
  return [{ kind: 'role-beside-keys', role: { file: role.file, key: role.key }, keys }]
}

function eachOnce<T extends Origin | Setting<unknown>>(places: readonly T[]): readonly T[] {
  return [...new Map(places.map((one) => [`${one.file}\n${one.key}`, one])).values()]
}
