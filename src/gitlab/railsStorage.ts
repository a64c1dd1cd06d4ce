import type { StorageSettings } from '../clients/client.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Connection, Encryption } from '../model/gitlabFiles.ts'
import type { Use } from '../model/words.ts'
import { present } from '../present.ts'
import { connectionOf, encryptionOf } from './effective.ts'
import { objectSections } from './objectTypes.ts'
import { pairIn } from './pairIn.ts'
import { encryptionSettings, keysOf, ownEndpoint } from './storageSettings.ts'

/**
 * The connection of Rails for a use: by gitlab.yml, and where the pod has none, by the Secrets that it is rendered from.
 */
export function railsStorage(facts: GitlabFacts, use: Use): StorageSettings | undefined {
  const { gitlabYml } = facts
  if (!gitlabYml.ok) return bySecret(facts, use)
  const yml = gitlabYml.value
  const type = yml.types.find((one) => one.use === use)
  const connection = type === undefined ? undefined : connectionOf(yml, type)
  if (type === undefined || connection === undefined) return undefined
  return {
    ...settings(connection, encryptionOf(yml, type)),
    ownClient: connection.useIamProfile?.value === true || type.form === 'consolidated',
    ...present({ bucket: type.bucket?.value, prefix: folder(type.prefix?.value) }),
  }
}

/** Workhorse is told everything by Rails, but for its keys (GitLab chart, webservice, workhorse-config.toml.tpl). */
export function workhorseStorage(facts: GitlabFacts, use: Use): StorageSettings | undefined {
  const rails = railsStorage(facts, use)
  const { workhorse } = facts
  const keys = workhorse.ok ? workhorse.value.keys : undefined
  const own = keys === undefined ? undefined : pairIn(keys)
  if (rails === undefined) return undefined
  return own === undefined ? { ...rails, keys: 'none' } : { ...rails, keys: 'both', at: own }
}

function bySecret({ connections }: GitlabFacts, use: Use): StorageSettings | undefined {
  const [section] = Object.entries(objectSections).find(([, one]) => one === use) ?? []
  const named = (name: string) => connections.find(({ file }) => file === `/etc/gitlab/objectstorage/${name}`)
  const found = (section === undefined ? undefined : named(section)) ?? named('object_store')
  return found?.ok === true ? settings(found.value) : undefined
}

function settings(connection: Connection, encryption?: Encryption): StorageSettings {
  const { provider, useIamProfile, region, endpoint, host, pathStyle } = connection
  return {
    at: pairIn(connection.keys) ?? { file: connection.file, key: connection.key },
    keys: keysOf(connection.keys),
    s3: provider === undefined || provider.value.toLowerCase() === 'aws',
    iamProfile: useIamProfile?.value === true,
    pathStyle: pathStyle?.value === true,
    ...present({
      region: region?.value,
      endpoint: ownEndpoint((endpoint ?? host)?.value),
      encryption: encryptionSettings(encryption),
    }),
  }
}

function folder(prefix: string | undefined): string | undefined {
  const trimmed = prefix?.replace(/^\/+|\/+$/g, '') ?? ''
  return trimmed === '' ? undefined : `${trimmed}/`
}
