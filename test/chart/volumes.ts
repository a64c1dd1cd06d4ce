import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Item, Manifest, Volume } from './helm.ts'

/** What is in the Pod's namespace. */
export interface Namespace {
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly configMaps: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What the webhook adds to the Pods of a service account. */
  readonly webhook: Readonly<Record<string, Injected>>
}

export interface Injected {
  readonly env: Readonly<Record<string, string>>
  /** Path in the Pod → content. */
  readonly files: Readonly<Record<string, string>>
}

/** The ConfigMaps that a chart renders, for a Namespace. */
export function configMapsOf(manifests: readonly Manifest[]): Namespace['configMaps'] {
  return Object.fromEntries(
    manifests.flatMap(({ kind, metadata, data = {} }) =>
      kind === 'ConfigMap' ? [[metadata.name, data]] : [],
    ),
  )
}

/** Makes a folder with what the volume holds. */
export function layOut(
  volume: Volume,
  folder: string,
  group: number,
  { secrets, configMaps }: Namespace,
): void {
  mkdirSync(folder, { recursive: true })
  const put = (from: Namespace['secrets'], name: string, items?: readonly Item[]) => {
    const data = from[name]
    if (data === undefined) throw new Error(`there is no Secret or ConfigMap ${name}`)
    for (const { key, path } of items ?? Object.keys(data).map((key) => ({ key, path: key }))) {
      const text = data[key]
      if (text === undefined) throw new Error(`${name} has no key ${key}`)
      write(join(folder, path), text, group)
    }
  }
  const { emptyDir, secret, configMap, projected } = volume
  if (secret !== undefined) put(secrets, secret.secretName, secret.items)
  if (configMap !== undefined) put(configMaps, configMap.name, configMap.items)
  for (const source of projected?.sources ?? []) {
    if (source.secret !== undefined) put(secrets, source.secret.name, source.secret.items)
    if (source.configMap !== undefined) put(configMaps, source.configMap.name, source.configMap.items)
    for (const { path, fieldRef } of source.downwardAPI?.items ?? []) {
      if (fieldRef.fieldPath !== 'metadata.namespace') throw new Error(`unknown field ${fieldRef.fieldPath}`)
      write(join(folder, path), 'gitlab', group)
    }
  }
  if (emptyDir !== undefined) {
    chownSync(folder, 0, group)
    chmodSync(folder, 0o2777)
  }
}

/** For the Pod's group to read, and nobody else: what fsGroup makes of mode 0400. */
export function write(path: string, text: string, group: number): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o440)
  chownSync(path, 0, group)
}
