import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fogAwsIn, gitlabVersionIn, versionInFolderName, versionInOutput } from '../../gitlab/versions.ts'
import type { VersionAnswer, Versions } from '../../model/gitlabFacts.ts'
import type { PodView } from '../pod.ts'
import { errorCode, errorMessage } from '../thrown.ts'
import { askVersion, findProgram } from './program.ts'

/**
 * The versions of what talks to S3 in this pod, all asked for side by side: from files where these tell, since starting
 * `aws` takes half a second, else from the programs.
 * @param root where the pod's `/` is
 * @param stop ends the programs that still run
 */
export async function versionsOf(pod: PodView, root: string, stop: AbortSignal): Promise<Versions> {
  const [gitlab, fogAws, s3cmd, awscli, registry] = await Promise.all([
    gitlabVersion(pod),
    fogAwsVersion(root),
    pythonVersion(root, 's3cmd').then((known) => known ?? fromProgram(root, 's3cmd', stop)),
    awscliVersion(root).then((known) => known ?? fromProgram(root, 'aws', stop)),
    fromProgram(root, 'registry', stop),
  ])
  return { gitlab, fogAws, s3cmd, awscli, registry }
}

async function gitlabVersion(pod: PodView): Promise<VersionAnswer> {
  const saidBy = '/srv/gitlab/VERSION'
  const file = await pod.read(saidBy, 1024)
  if (!file.ok) return notThere(saidBy, file.failure.code)
  const version = gitlabVersionIn(file.value.text)
  if (version !== undefined) return { ok: true, version, saidBy }
  return { ok: false, reason: 'not-understood', detail: `${saidBy} holds no version` }
}

/** Reads Gemfile.lock as far as the gem's line: its gems are sorted, and the file is large. */
async function fogAwsVersion(root: string): Promise<VersionAnswer> {
  const saidBy = '/srv/gitlab/Gemfile.lock'
  const stream = createReadStream(join(root, saidBy), { encoding: 'utf8', end: 1024 * 1024 })
  try {
    for await (const line of createInterface({ input: stream })) {
      const version = fogAwsIn(line)
      if (version !== undefined) return { ok: true, version, saidBy }
    }
    return { ok: false, reason: 'not-understood', detail: `${saidBy} names no fog-aws` }
  } catch (thrown) {
    return notThere(saidBy, errorCode(thrown) ?? errorMessage(thrown))
  } finally {
    stream.destroy()
  }
}

/** The bundle of version 2 has a folder for its version (AWS CLI's installer), version 1 comes from pip. */
async function awscliVersion(root: string): Promise<VersionAnswer | undefined> {
  const folder = '/usr/local/aws-cli/v2'
  const versions = (await namesIn(join(root, folder))).filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  const [version, ...others] = versions
  // With several, `current` decides: then the program is asked.
  if (version !== undefined)
    return others.length === 0 ? { ok: true, version, saidBy: `${folder}/${version}` } : undefined
  return pythonVersion(root, 'awscli')
}

/** From what pip, or Debian, keeps about a package; the user's own come first, as they do for Python. */
async function pythonVersion(root: string, distribution: string): Promise<VersionAnswer | undefined> {
  for (const home of ['/home/git/.local/lib', '/usr/local/lib', '/usr/lib']) {
    for (const python of (await namesIn(join(root, home))).filter((name) => /^python3/.test(name))) {
      for (const kind of ['site-packages', 'dist-packages']) {
        const folder = `${home}/${python}/${kind}`
        for (const name of await namesIn(join(root, folder))) {
          const version = versionInFolderName(name, distribution)
          if (version !== undefined) return { ok: true, version, saidBy: `${folder}/${name}` }
        }
      }
    }
  }
  return undefined
}

async function fromProgram(root: string, name: string, stop: AbortSignal): Promise<VersionAnswer> {
  const program = await findProgram(root, name)
  if (program !== undefined) {
    // Bun throws for what cannot be executed where Node tells it by an event.
    return askVersion(program, versionInOutput, stop).catch((thrown: unknown) => ({
      ok: false,
      reason: 'failed',
      detail: `${program.path} --version: ${errorCode(thrown) ?? errorMessage(thrown)}`,
    }))
  }
  return { ok: false, reason: 'not-installed', detail: `this pod has no ${name}` }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    // A folder that is not there holds nothing.
    return []
  }
}

function notThere(path: string, code = 'unreadable'): VersionAnswer {
  const reason = code === 'ENOENT' || code === 'ENOTDIR' ? 'not-installed' : 'failed'
  return { ok: false, reason, detail: `${path}: ${code}` }
}
