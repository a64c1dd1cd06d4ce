import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import type { Env } from '../../src/gitlab/environment.ts'
import { Secrets } from '../../src/outside/aws/wallet.ts'
import { type Discovery, discoverGitlab } from '../../src/outside/gitlab/discover.ts'
import { openPod, type PodView } from '../../src/outside/pod.ts'

/** Files of a pod by their path. */
export type PodFiles = Readonly<Record<string, string>>

/** A folder with the files of a pod. */
export function rootWith(t: Test, files: PodFiles): string {
  const root = t.testdir({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

export function podAt(root: string, env: Env = {}): PodView {
  return { ...openPod(root), env }
}

export async function discover(root: string, env: Env = {}): Promise<Discovery & { secrets: Secrets }> {
  const secrets = new Secrets()
  return { ...(await discoverGitlab(podAt(root, env), secrets)), secrets }
}

/** Each of these is like its pattern, and there are no others: `t.match` is content with a beginning. */
export function matchAll(t: Test, found: readonly { kind: string }[], patterns: readonly object[]): void {
  t.match(found, patterns)
  t.equal(found.length, patterns.length, `found: ${found.map(({ kind }) => kind).join()}`)
}
