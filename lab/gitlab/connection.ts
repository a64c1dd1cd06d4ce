import { parse, stringify } from 'yaml'
import type { Connection, ObjectStorage } from '../world-gitlab.ts'
import type { ObjectTypeFacts } from './object-types.ts'

/** The secrets as the chart mounts them below /etc/gitlab/objectstorage, by file name. */
export function objectStorageSecrets(
  storage: ObjectStorage | undefined,
  types: readonly ObjectTypeFacts[],
): Record<string, string> {
  if (storage === undefined) return {}
  const { connection, connections = {}, form } = storage
  const shared = form === 'storage-specific' ? connection : undefined
  const ofTypes = types.flatMap(({ type }): (readonly [string, Connection])[] => {
    const own = connections[type] ?? shared
    return own === undefined ? [] : [[type, own]]
  })
  const all =
    form === 'consolidated' && connection !== undefined
      ? [['object_store', connection] as const, ...ofTypes]
      : ofTypes
  return Object.fromEntries(all.map(([name, one]) => [name, secretText(one)]))
}

/** What the ERB of gitlab.yml makes of a secret: `YAML.load_file(…).to_json`, on one line. */
export function inlineConnection(connection: Connection): string {
  const value: unknown = typeof connection === 'string' ? parse(connection) : connection
  return JSON.stringify(value)
}

function secretText(connection: Connection): string {
  return typeof connection === 'string' ? connection : stringify(connection)
}
