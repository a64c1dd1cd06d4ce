import { execFileSync } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A real program of this machine that GitLab's toolbox also has. */
export interface Program {
  readonly id: 's3cmd' | 'awscli'
  readonly path: string
  readonly version: string
  /** How backup-utility asks whether a bucket is there (GitLab CNG, gitlab-toolbox/scripts/lib/object_storage_backup.rb). */
  isThere(bucket: string): readonly string[]
}

/** s3cmd and the AWS CLI, if they are here. Version 2 of the CLI brings its own Python and cannot be led. */
export function findPrograms(): readonly Program[] {
  const s3cmd = find('s3cmd', /^s3cmd version (2\.\S+)/)
  const awscli = find('aws', /^aws-cli\/(1\.\S+)/)
  return [
    ...(s3cmd === undefined
      ? []
      : [
          {
            ...s3cmd,
            id: 's3cmd',
            isThere: (bucket: string) => ['--limit=1', 'ls', `s3://${bucket}`],
          } as const,
        ]),
    ...(awscli === undefined
      ? []
      : [
          {
            ...awscli,
            id: 'awscli',
            isThere: (bucket: string) => ['s3api', 'head-bucket', '--bucket', bucket],
          } as const,
        ]),
  ]
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
