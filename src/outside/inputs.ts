import { constants, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'
import { errorCode, errorMessage } from './thrown.ts'

/** A text that the operator handed over, or why it cannot be used, in one line. */
export type Input =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** A report of a dozen buckets has some 100 KiB. */
export const MAX_INPUT_BYTES = 16 * 1024 * 1024

/**
 * Reads a whole text from a file, or from stdin when the name is `/dev/stdin`. What is empty, too large, no file or no text
 * is named as such.
 */
export async function readInput(
  name: string,
  maxBytes = MAX_INPUT_BYTES,
  stdin: AsyncIterable<unknown> = process.stdin,
): Promise<Input> {
  const called = nameOf(name)
  try {
    const bytes = called === 'stdin' ? await gathered(stdin, maxBytes) : await fileBytes(name, maxBytes)
    if (typeof bytes === 'string') return { ok: false, message: `${called} ${bytes}` }
    return decoded(bytes, called)
  } catch (thrown) {
    const why = REASONS[errorCode(thrown) ?? ''] ?? errorMessage(thrown)
    return { ok: false, message: `${called} cannot be read: ${why}` }
  }
}

/** What an input is called in a message. */
export function nameOf(name: string): string {
  return name === '/dev/stdin' ? 'stdin' : name === '' ? 'the empty name' : name
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  ENOTDIR: 'a part of the path is not a folder',
}

async function fileBytes(path: string, maxBytes: number): Promise<Buffer | string> {
  // Non-blocking, so that a named pipe without a writer cannot hold the program (open(2), O_NONBLOCK).
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const problem = fileProblem(await file.stat(), maxBytes)
    return problem ?? (await gathered(file.createReadStream({ autoClose: false }), maxBytes))
  } finally {
    await file.close()
  }
}

function fileProblem(stat: Stats, maxBytes: number): string | undefined {
  if (stat.isDirectory()) return 'is a folder; name the file in it'
  // A shell's <(command) is a pipe.
  if (!stat.isFile() && !stat.isFIFO()) return 'is not a file'
  return stat.size > maxBytes ? tooLarge(maxBytes) : undefined
}

async function gathered(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Buffer | string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    length += bytes.length
    if (length > maxBytes) return tooLarge(maxBytes)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): string {
  return `is too large: at most ${maxBytes / 1024 / 1024} MiB are read`
}

/** UTF-8, or the UTF-16 that PowerShell's `>` writes; each with or without its mark at the beginning. */
function decoded(bytes: Buffer, called: string): Input {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '') return { ok: false, message: `${called} is empty` }
    if (!text.includes('\0')) return { ok: true, text }
  } catch {
    // Not in that encoding.
  }
  return { ok: false, message: `${called} is not text` }
}
