import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { issueToken } from './token.ts'
import type { World } from './world.ts'
import type { PodFile } from './world-pod.ts'

/** Writes the pod's files below `root` as they stand below `/` in the pod. */
export async function writePodFiles(world: World, root: string, now: Date): Promise<void> {
  for (const [path, file] of Object.entries(world.pod.files)) {
    const target = join(root, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    if (file.directory) await mkdir(target, { recursive: true })
    else await writeFile(target, contentOf(world, file, now))
    await chmod(target, Number.parseInt(file.mode ?? (file.directory ? '0755' : '0644'), 8))
  }
}

function contentOf(world: World, file: PodFile, now: Date): string | Buffer {
  const { text, times = 1, json, yaml, base64, token, suffix = '' } = file
  if (base64 !== undefined) return Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from(suffix)])
  if (json !== undefined) return JSON.stringify(json, null, 2) + suffix
  if (yaml !== undefined) return stringify(yaml) + suffix
  if (token === undefined) return (text ?? '').repeat(times) + suffix
  if (world.pod.token === undefined) throw new Error('A file of the pod is a token, but the pod has none')
  return issueToken(world, { ...world.pod.token, ...token }, now) + suffix
}
