import { execFileSync } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A real program of this machine that GitLab's toolbox also has; the AWS CLI in both of its versions. */
export interface Program {
  readonly id: 's3cmd' | 'awscli' | 'awscli-2'
  /** The client of GitLab's that it is. */
  readonly client: 's3cmd' | 'awscli'
  readonly path: string
  readonly version: string
  /** How backup-utility asks whether a bucket is there (GitLab CNG, gitlab-toolbox/scripts/lib/object_storage_backup.rb). */
  isThere(bucket: string): readonly string[]
}

const ask = {
  s3cmd: (bucket: string) => ['--limit=1', 'ls', `s3://${bucket}`],
  awscli: (bucket: string) => ['s3api', 'head-bucket', '--bucket', bucket],
} as const

const known = [
  { id: 's3cmd', client: 's3cmd', name: 's3cmd', says: /^s3cmd version (2\.\S+)/ },
  { id: 'awscli', client: 'awscli', name: 'aws', says: /^aws-cli\/(1\.\S+)/ },
  // Debian's, on Debian's Python. Amazon's own bundle brings a Python of its own, which does not look at PYTHONPATH.
  { id: 'awscli-2', client: 'awscli', name: 'aws', says: /^aws-cli\/(2\.\S+) .* source\// },
] as const

/** Those of them that are on this machine. */
export function findPrograms(): readonly Program[] {
  return known.flatMap(({ id, client, name, says }) => {
    const found = find(name, says)
    return found === undefined ? [] : [{ ...found, id, client, isThere: ask[client] }]
  })
}

function find(name: string, version: RegExp): Pick<Program, 'path' | 'version'> | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  for (const folder of new Set(folders)) {
    const path = join(folder, name)
    const [, found] = version.exec(versionOf(path)) ?? []
    if (found !== undefined) return { path, version: found }
  }
  return undefined
}

function versionOf(path: string): string {
  try {
    accessSync(path, constants.X_OK)
    return execFileSync(realpathSync(path), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
