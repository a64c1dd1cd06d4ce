import { patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'
import type { PolicyJson, World } from '../../lab/world.ts'
import type { Edit, Finding, PolicyFix } from '../../src/model/finding.ts'

/**
 * The administrator who does exactly what is printed: attaches each document of each fix where it says, makes each
 * edit, and nothing else. Throws when a fix is about something that the world does not have.
 */
export function healed(world: World, findings: readonly Finding[]): World {
  let better = world
  for (const { fix } of findings) {
    for (const policy of fix.policies) better = attached(better, policy)
    for (const edit of fix.edits ?? []) better = edited(better, edit)
  }
  return better
}

function attached(world: World, { attachTo, name, mode, document }: PolicyFix): World {
  const policy = plain(document)
  const merged = (before: PolicyJson | undefined) => (mode === 'replace' ? policy : joined(before, policy))
  switch (attachTo) {
    case 'role-permissions': {
      const role = roleCalled(world, name)
      const replaced = mode === 'replace' ? policiesLike(world, role, policy) : []
      const policies = Object.fromEntries(replaced.map((one) => [one, null]))
      return patchWorld(world, {
        roles: {
          [role]: {
            policies: {
              ...policies,
              [`Healed${Object.keys(world.roles[role]?.policies ?? {}).length}`]: policy,
            },
          },
        },
      })
    }
    case 'role-trust':
      return patchWorld(world, { roles: { [roleCalled(world, name)]: { trust: policy } } })
    case 'bucket':
      return patchWorld(world, {
        buckets: { [known(world.buckets, name)]: { policy: merged(world.buckets[name]?.policy) } },
      })
    case 'key':
      return patchWorld(world, {
        kmsKeys: { [known(world.kmsKeys, name)]: { policy: merged(world.kmsKeys[name]?.policy) } },
      })
    case 'boundary': {
      const [role, boundary] = bounded(world)
      return patchWorld(world, { roles: { [role]: { boundary: { document: merged(boundary) } } } })
    }
    case 'vpc-endpoint': {
      const { s3 } = world.vpcEndpoints
      if (s3 === undefined) throw new Error('there is no endpoint for S3')
      return patchWorld(world, { vpcEndpoints: { s3: { policy: merged(s3.policy) } } })
    }
    case 'scp':
    case 'rcp': {
      const kind = `${attachTo}s` as const
      const policies = world.organization?.[kind] ?? {}
      const [mine] = Object.keys(policies).filter((one) =>
        name.includes(one.replace(/.*\//, '').replace(/\W/g, '-')),
      )
      if (mine === undefined) throw new Error(`there is no ${attachTo} ${name}`)
      return patchWorld(world, { organization: { [kind]: { [mine]: { document: policy } } } })
    }
  }
}

function edited(world: World, edit: Edit): World {
  switch (edit.kind) {
    case 'environment':
      return patchWorld(world, { pod: { env: { [edit.name]: edit.value } } })
    case 'configuration': {
      const file = world.pod.files?.[edit.path]
      if (file === undefined || !('text' in file) || typeof file.text !== 'string')
        throw new Error(`there is no file ${edit.path}`)
      const taken = new RegExp(`^\\s*(${edit.remove.join('|')})\\s*[=:]`)
      const text = file.text
        .split('\n')
        .filter((line) => !taken.test(line))
        .join('\n')
      return patchWorld(world, { pod: { files: { [edit.path]: { text } } } })
    }
    case 'bucket': {
      const [account = ''] = Object.keys(world.accounts)
      return patchWorld(world, { buckets: { [edit.name]: { account, region: edit.region } } })
    }
    case 'bucket-ownership':
      return patchWorld(world, {
        buckets: { [known(world.buckets, edit.name)]: { ownership: edit.ownership } },
      })
    case 'kms-key':
      return patchWorld(world, { kmsKeys: { [known(world.kmsKeys, edit.arn)]: { state: edit.state } } })
    case 'oidc-provider': {
      const [, account = '', url = ''] = /^arn:[^:]+:iam::(\d+):oidc-provider\/(.+)$/.exec(edit.arn) ?? []
      const [id = 'cluster', before] =
        Object.entries(world.oidcProviders).find(([, one]) => one.url === url) ?? []
      const clientIds = [...new Set([...(before?.clientIds ?? []), ...edit.clientIds])]
      return patchWorld(world, { oidcProviders: { [id]: { account, url, clientIds } } })
    }
  }
}

/** A placeholder stands for what the administrator looks up, as the text says. */
function roleCalled({ roles, podIdentity }: World, name: string): string {
  if (name === '<ROLE NAME>' && podIdentity?.association !== undefined) return podIdentity.association.role
  const [id] = Object.entries(roles).find(([, { arn }]) => arn === name || arn.endsWith(`/${name}`)) ?? []
  if (id === undefined) throw new Error(`there is no role ${name}`)
  return id
}

/** The policies of the role that an amended document takes the place of: those it shares a statement's Sid with. */
function policiesLike({ roles }: World, role: string, policy: Json): readonly string[] {
  const sids = new Set([...JSON.stringify(policy).matchAll(/"Sid":"(\w+)"/g)].map(([, sid]) => sid))
  return Object.entries(roles[role]?.policies ?? {}).flatMap(([name, document]) =>
    [...JSON.stringify(document).matchAll(/"Sid":"(\w+)"/g)].some(([, sid]) => sids.has(sid)) ? [name] : [],
  )
}

function bounded({ roles }: World): readonly [string, PolicyJson] {
  for (const [id, { boundary }] of Object.entries(roles))
    if (boundary !== undefined) return [id, boundary.document]
  throw new Error('no role has a boundary')
}

function known(all: Readonly<Record<string, unknown>>, name: string): string {
  if (all[name] === undefined) throw new Error(`there is no ${name}`)
  return name
}

/** The statements of both, one after the other. */
function joined(before: PolicyJson | undefined, { Statement: added }: Readonly<Record<string, Json>>): Json {
  const { Statement: own = [], ...rest } = plain(before ?? { Version: '2012-10-17' })
  return { ...rest, Statement: [own, added ?? []].flat() }
}

function plain(document: object): Readonly<Record<string, Json>> {
  return JSON.parse(JSON.stringify(document))
}
