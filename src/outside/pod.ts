import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'
import { errorCode, errorMessage } from './thrown.ts'

export interface PodFile {
  readonly text: string
  readonly bytes: number
  /** Octal permission bits, e.g. `0640`. */
  readonly mode: string
  readonly uid: number
  readonly gid: number
  readonly modifiedAt: Date
}

/** The pod as its own processes see it: variables, files, user and name. */
export interface PodView {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly uid: number
  readonly gid: number
  readonly hostname: string
  /** Reads a whole text file of at most `maxBytes`; errno codes, `too-large` or `not-a-file` when it cannot. */
  read(path: string, maxBytes: number): Promise<Answer<PodFile>>
}

/**
 * Looks at the pod this process runs in.
 * @param root where the pod's `/` is; another folder when the pod's files are examined from outside
 */
export function openPod(root: string): PodView {
  return {
    env: process.env,
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    hostname: hostname(),
    read: (path, maxBytes) => readPodFile(join(root, path), path, maxBytes),
  }
}

/** Why this folder cannot stand for the pod's `/`; undefined when it can. */
export async function rootProblem(root: string): Promise<string | undefined> {
  try {
    return (await stat(root)).isDirectory() ? undefined : 'it is not a folder'
  } catch (thrown) {
    return errorCode(thrown) ?? errorMessage(thrown)
  }
}

async function readPodFile(realPath: string, path: string, maxBytes: number): Promise<Answer<PodFile>> {
  try {
    // Non-blocking, so that a named pipe without a writer cannot hold the run (open(2), O_NONBLOCK).
    const file = await open(realPath, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) {
        return refused(
          podFailure(stat.isDirectory() ? 'EISDIR' : 'not-a-file', `${path} is not a regular file`),
        )
      }
      if (stat.size > maxBytes) {
        return refused(
          podFailure('too-large', `${path} has ${stat.size} bytes; at most ${maxBytes} are read`),
        )
      }
      const text = await readAtMost(file, maxBytes)
      return {
        ok: true,
        value: {
          text,
          bytes: Buffer.byteLength(text),
          mode: (stat.mode & 0o7777).toString(8).padStart(4, '0'),
          uid: stat.uid,
          gid: stat.gid,
          modifiedAt: stat.mtime,
        },
      }
    } finally {
      await file.close()
    }
  } catch (thrown) {
    const code = errorCode(thrown) ?? 'unreadable'
    const message = errorMessage(thrown).replaceAll(realPath, path)
    // Node's message begins with the code, which stands beside it here.
    return refused(
      podFailure(code, message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message),
    )
  }
}

/** Files such as /proc entries claim size 0, so the limit is kept while reading as well. */
async function readAtMost(file: FileHandle, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  while (length < maxBytes) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(8192, maxBytes - length)))
    if (bytesRead === 0) break
    chunks.push(buffer.subarray(0, bytesRead))
    length += bytesRead
  }
  return Buffer.concat(chunks).toString('utf8')
}

function podFailure(code: string, message: string): Failure {
  return { origin: 'pod', code, message }
}
