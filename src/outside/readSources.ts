import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { STANDARD_INPUT } from '../bareWords.ts'
import { errorCode, errorMessage } from './thrown.ts'

/** A text that somebody handed in, and what it is called. */
export interface Source {
  readonly name: string
  readonly text: string
}

export type ReadSources =
  | { readonly ok: true; readonly sources: readonly Source[] }
  | { readonly ok: false; readonly message: string; readonly hint?: string }

/** Some hundred reports with room to spare; more is no collection of reports. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * Reads files, the `*.json` of folders, and standard input for `/dev/stdin`. The first that cannot be read ends it, with a
 * message that names it.
 * @param stop ends the wait for standard input
 */
export async function readSources(
  paths: readonly string[],
  stdin: NodeJS.ReadableStream,
  stop: AbortSignal,
): Promise<ReadSources> {
  const sources: Source[] = []
  for (const path of paths) {
    try {
      if (path === STANDARD_INPUT) sources.push({ name: 'standard input', text: await readAll(stdin, stop) })
      else for (const file of await filesAt(path)) sources.push({ name: file, text: await readText(file) })
    } catch (thrown) {
      const message = errorMessage(thrown)
      // Node names the path of some failures and not of others (EISDIR).
      return { ok: false, message: message.includes(path) ? message : `${path} cannot be read: ${message}` }
    }
  }
  return { ok: true, sources }
}

async function filesAt(path: string): Promise<readonly string[]> {
  const about = await whatIs(path)
  if (!about.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted()
  if (names.length === 0) throw new Error(`the folder ${path} has no file whose name ends with .json`)
  return names.map((name) => join(path, name))
}

async function readText(file: string): Promise<string> {
  const about = await whatIs(file)
  if (about.size > MOST_BYTES)
    throw new Error(`${file} has ${about.size} bytes; at most ${MOST_BYTES} are read`)
  return decoded(await readFile(file))
}

async function whatIs(path: string): Promise<Stats> {
  try {
    return await stat(path)
  } catch (thrown) {
    throw new Error(`${path} cannot be read: ${errorCode(thrown) ?? errorMessage(thrown)}`)
  }
}

async function readAll(stdin: NodeJS.ReadableStream, stop: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  const ended = new Promise<void>((resolve, reject) => {
    stdin.on('data', (chunk: Buffer | string) => {
      chunks.push(Buffer.from(chunk))
      bytes += chunk.length
      if (bytes > MOST_BYTES) reject(new Error(`standard input has more than ${MOST_BYTES} bytes`))
    })
    stdin.once('end', resolve)
    stdin.once('error', reject)
    if (stop.aborted) resolve()
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
  await ended
  return decoded(Buffer.concat(chunks))
}

/** UTF-8, or UTF-16 as `>` of Windows PowerShell writes it. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '')
}
