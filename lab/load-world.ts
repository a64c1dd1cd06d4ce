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
 * one, to which `patch` (RFC 7386) and the file's own members are applied; of several names, the patches of the
 * later ones are applied to the world of the first, in which then all is wrong that is wrong in any of them. Throws
 * with the place of every mistake.
 */
export function loadWorld(nameOrPath: string): World {
  const { $schema: _, extends: bases = [], patch = {}, ...own } = readWorld(nameOrPath)
  const [first, ...others] = Array.isArray(bases) ? bases : [bases]
  if (typeof first !== 'string') return finished(nameOrPath, own)
  const from = others.reduce<World>((world, other) => {
    const name = String(other)
    return finished(name, mergePatch(plain(world), patchOver(name, [first, ...ancestorsOf(first)])), world)
  }, loadWorld(first))
  return finished(nameOrPath, mergePatch(mergePatch(plain(from), patch), own), from)
}

/** What this world changes in one of those; it has to extend one of them. */
function patchOver(name: string, worlds: readonly string[]): Json {
  const { extends: base, patch = {} } = readWorld(name)
  if (typeof base === 'string' && worlds.includes(base)) return patch
  throw new Error(`The world ${name} extends ${String(base)}, which is none of ${worlds.join(', ')}`)
}

function ancestorsOf(name: string): readonly string[] {
  const { extends: base } = readWorld(name)
  return typeof base === 'string' ? [base, ...ancestorsOf(base)] : []
}

/** A world that differs from another by a merge patch; for tests. */
export function patchWorld(world: World, patch: Json): World {
  return finished('with this patch', mergePatch(plain(world), patch), world)
}

/** The worlds whose faults this one puts together; itself alone, if it does not. */
export function partsOf(name: string): readonly string[] {
  const { extends: bases } = readWorld(name)
  return Array.isArray(bases) ? bases.map(String) : [name]
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
