import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Connection, Encryption, GitlabYml, ObjectType } from '../model/gitlabFiles.ts'

/** The connection that Rails uses for a type. */
export function connectionOf(yml: GitlabYml, type: ObjectType): Connection | undefined {
  return type.form === 'consolidated' ? yml.consolidated?.connection : type.connection
}

/** The encryption that Rails and Workhorse ask for when they write an object of a type. */
export function encryptionOf(yml: GitlabYml, type: ObjectType): Encryption | undefined {
  return type.form === 'consolidated' ? yml.consolidated?.encryption : type.encryption
}

/** Every connection that Rails really uses, each once. */
export function connectionsInUse(yml: GitlabYml): readonly Connection[] {
  const stored = yml.types.filter(({ storeEnabled }) => storeEnabled?.value !== false)
  const all = stored.flatMap((type) => connectionOf(yml, type) ?? [])
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

/** The connections that say how this pod reaches S3: of gitlab.yml, or where it cannot be read, of the Secrets. */
export function connectionsOf({ gitlabYml, connections }: GitlabFacts): readonly Connection[] {
  if (gitlabYml.ok) return connectionsInUse(gitlabYml.value)
  return connections.flatMap((reading) => (reading.ok ? [reading.value] : []))
}

/** True for what fog-aws and Workhorse's S3 client take; a missing provider was most likely meant to be AWS. */
export function isForAws({ provider }: Connection): boolean {
  return provider === undefined || provider.value.trim().toLowerCase() === 'aws'
}
