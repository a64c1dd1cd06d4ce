import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { parse, stringify } from 'yaml'
import type { Lab } from '../../lab/lab.ts'
import { withRealPaths } from '../../lab/referee.ts'
import { type Peer, startPeer } from './peer.ts'

/** A real registry in GitLab's place, and what it did with one layer. */

/** Debian's 2.8 takes keys and knows no web identity token; distribution 3 has a newer SDK, which does. */
export type RegistryProgram = 'docker-registry' | 'registry'

/** Whether each worked. */
export interface Deeds {
  readonly push: boolean
  readonly pull: boolean
  readonly remove: boolean
}

/** Starts it with the pod's variables and the storage of the pod's config.yml. */
export function startRegistryOf(t: Test, lab: Lab, program: RegistryProgram): Promise<Peer> {
  const env = {
    ...withRealPaths(lab.podEnv, lab.podRoot),
    PATH: process.env.PATH ?? '',
    HOME: join(lab.podRoot, lab.podEnv.HOME ?? '/'),
    // Its traces would go to a collector that is not here.
    OTEL_TRACES_EXPORTER: 'none',
  }
  const config = readFileSync(join(lab.podRoot, '/etc/docker/registry/config.yml'), 'utf8')
  return startRegistry(t, lab, program, storageOf(parse(config)), env)
}

/** GitLab's drivers have other names than the one that they came from: s3_v2 and s3aws are `s3`. */
function storageOf({ storage = {} }: { storage?: Readonly<Record<string, unknown>> }) {
  const drivers = Object.entries(storage).filter(([name]) => name.startsWith('s3'))
  return drivers.length === 1 ? { s3: drivers[0]?.[1] } : Object.fromEntries(drivers)
}

/** Starts it with this storage, and these variables besides those that lead it into the lab. */
export function startRegistry(
  t: Test,
  lab: Lab,
  program: RegistryProgram,
  storage: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string>>,
): Promise<Peer> {
  return startPeer(t, {
    command: (port, folder) => {
      const path = join(folder, 'config.yml')
      // It hands the layer out itself, so that its own reading is tried.
      const more = { delete: { enabled: true }, redirect: { disable: true } }
      const http = { addr: `127.0.0.1:${port}` }
      writeFileSync(path, stringify({ version: 0.1, storage: { ...storage, ...more }, http }))
      return [program, 'serve', path]
    },
    // Go asks a proxy for every host, and SSL_CERT_FILE for the authorities.
    env: { HTTPS_PROXY: lab.proxyUrl, SSL_CERT_FILE: lab.caFile, ...env },
  })
}

const layer = Buffer.from('a layer')
const digest = `sha256:${createHash('sha256').update(layer).digest('hex')}`

/** Stores a layer, as a client of the registry's API does. */
export async function push({ url }: Pick<Peer, 'url'>): Promise<Response> {
  const begun = await fetch(`${url}/v2/team/app/blobs/uploads/`, { method: 'POST' })
  const location = begun.headers.get('location')
  if (location === null) return begun
  const target = new URL(location, url)
  target.searchParams.set('digest', digest)
  return fetch(target, {
    method: 'PUT',
    body: layer,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/** Pushes the layer, pulls it and deletes it. */
export async function deedsOf(registry: Pick<Peer, 'url'>): Promise<Deeds> {
  const blob = `${registry.url}/v2/team/app/blobs/${digest}`
  const pushed = await push(registry)
  const pulled = await fetch(blob)
    .then(async (answer) => answer.ok && layer.equals(Buffer.from(await answer.arrayBuffer())))
    .catch(() => false)
  const removed = await fetch(blob, { method: 'DELETE' })
  return { push: pushed.status === 201, pull: pulled, remove: removed.status === 202 }
}
