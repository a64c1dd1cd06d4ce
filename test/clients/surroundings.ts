import type { Client, Env, StorageSettings, Surroundings } from '../../src/clients/client.ts'
import type { Versions } from '../../src/model/clients.ts'
import type { ClientId, Component, Use } from '../../src/model/words.ts'

export interface Told {
  readonly env?: Env
  readonly component?: Component
  readonly versions?: Versions
  /** The settings that every client has, or that one has. */
  readonly storage?: Partial<StorageSettings>
  readonly of?: ClientId
}

/** A pod as its clients find it. */
export function surroundings({
  env = {},
  component = 'toolbox',
  versions = {},
  storage,
  of,
}: Told = {}): Surroundings {
  const settings: StorageSettings | undefined = storage && {
    at: { file: '/settings', key: 'connection' },
    keys: 'none',
    s3: true,
    ...storage,
  }
  return {
    env,
    component,
    versions,
    storage: (client) => (of === undefined || client === of ? settings : undefined),
  }
}

/** The use by which a client is looked at here. */
export function useOf({ id }: Client): Use {
  return id === 'registry' ? 'registry' : 'lfs'
}
