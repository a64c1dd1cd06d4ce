import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import type { VersionAnswer } from '../../model/gitlabFacts.ts'
import { errorCode, errorMessage } from '../thrown.ts'

/** Longer than a version program takes on a busy node; what is silent then is left alone. */
const limitMs = 2000
const outputLimit = 4096

/** Where GitLab's images have their programs (gitlab-org/build/CNG, Dockerfiles of toolbox and registry). */
const folders = ['/usr/local/bin', '/home/git/.local/bin', '/usr/bin', '/bin']

/** A program of the pod: where it is in the pod, and where this process finds it. */
export interface Program {
  readonly path: string
  readonly realPath: string
}

export async function findProgram(root: string, name: string): Promise<Program | undefined> {
  for (const folder of folders) {
    const realPath = join(root, folder, name)
    const runs = await access(realPath, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return { path: `${folder}/${name}`, realPath }
  }
  return undefined
}

/**
 * Runs `PROGRAM --version` with nothing of this process's environment, so that no variable and no file of the user
 * steers it, and ends it with its children when its time is over.
 * @param read takes the version out of what was printed
 */
export function askVersion(
  { path, realPath }: Program,
  read: (output: string) => string | undefined,
  stop: AbortSignal,
): Promise<VersionAnswer> {
  const saidBy = `${path} --version`
  return new Promise((resolve) => {
    const child = spawn(realPath, ['--version'], {
      cwd: '/',
      env: { PATH: folders.join(':'), LANG: 'C.UTF-8', HOME: '/nonexistent', PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, which can be ended as one.
      detached: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString('utf8')).slice(0, outputLimit)
      })
    }
    const settle = (answer: VersionAnswer) => {
      clearTimeout(timer)
      stop.removeEventListener('abort', end)
      resolve(answer)
    }
    const end = () => {
      kill(child.pid)
      settle({ ok: false, reason: 'silent', detail: `${saidBy} had not ended after ${limitMs} ms` })
    }
    const timer = setTimeout(end, limitMs)
    stop.addEventListener('abort', end, { once: true })
    if (stop.aborted) end()
    child.once('error', (thrown) => {
      const why = errorCode(thrown) ?? errorMessage(thrown)
      settle({ ok: false, reason: 'failed', detail: `${saidBy}: ${why}` })
    })
    child.once('close', (code, signal) => {
      const version = read(output)
      if (code === 0 && version !== undefined) return settle({ ok: true, version, saidBy })
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`
      const detail = `${saidBy} ended with ${how}${version === undefined ? ' and named no version' : ''}`
      settle({ ok: false, reason: code === 0 ? 'not-understood' : 'failed', detail })
    })
  })
}

/** The whole group, for `aws` and `s3cmd` may be scripts that start an interpreter. */
function kill(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
