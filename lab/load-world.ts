import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { withGitLabPod } from './gitlab/layers.ts'
import { type Json, mergePatch } from './merge-patch.ts'
import type { World } from './world.ts'

/** Where the worlds that come with the lab are. */
export const worldsFolder = fileURLToPath(new URL('./worlds/', import.meta.url))

const schema: object = JSON.parse(readFileSync(new URL('./world.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile<World>(schema)

/**
 * Reads a world: a path of a JSON file, or the name of one that comes with the lab. `extends` names another
 * one, to which `patch` (RFC 7386) and the file's own members are applied. Throws with the place of every mistake.
 */
export function loadWorld(nameOrPath: string): World {
  const { $schema: _, extends: base, patch = {}, ...own } = readWorld(nameOrPath)
  if (typeof base !== 'string') return finished(nameOrPath, own)
  const from = loadWorld(base)
  return finished(nameOrPath, mergePatch(mergePatch(plain(from), patch), own), from)
}

/** A world that differs from another by a merge patch; for tests. */
export function patchWorld(world: World, patch: Json): World {
  return finished('with this patch', mergePatch(plain(world), patch), world)
}

/** Names of the worlds that come with the lab, the healthy one first. */
export function worldNames(): readonly string[] {
  const names = readdirSync(worldsFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
  return ['healthy', ...names.filter((name) => name !== 'healthy')]
}

function readWorld(nameOrPath: string): Readonly<Record<string, Json>> {
  const path = nameOrPath.endsWith('.json') ? nameOrPath : `${worldsFolder}${nameOrPath}.json`
  if (!existsSync(path))
    throw new Error(`There is no world ${nameOrPath}. There are: ${worldNames().join(', ')}`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

function finished(name: string, world: unknown, from?: World): World {
  if (validate(world)) return withGitLabPod(world, from)
  const mistakes = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `  ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  )
  throw new Error(`The world ${name} is not valid:\n${mistakes.join('\n')}`)
}

function plain(world: World): Json {
  return JSON.parse(JSON.stringify(world))
}
