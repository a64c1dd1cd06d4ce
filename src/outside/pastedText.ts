import { createReadStream, statSync } from 'node:fs'
import { errorCode, errorMessage } from './thrown.ts'

/** Reading a text that somebody pastes: a file, or what comes through the pipe. */

export type PastedRead =
  | { readonly ok: true; readonly interrupted: boolean }
  /** It could not be read, or is no text; the message says which. */
  | { readonly ok: false; readonly message: string }

/** The standard input, as one names it on a command line. */
export const STDIN = '/dev/stdin'

/** Whether somebody sits at the standard input instead of a pipe or a file. */
export function stdinIsTerminal(): boolean {
  return process.stdin.isTTY === true
}

/** Whether there is such a file; a folder is none. */
export function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Hands the text on piece by piece, so that it may be longer than the memory. */
export async function readPasted(
  source: string,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<PastedRead> {
  const name = source === STDIN ? 'the standard input' : JSON.stringify(source)
  const stream = source === STDIN ? process.stdin : createReadStream(source, { highWaterMark: 256 * 1024 })
  const stop = () => void stream.destroy()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let empty = true
  try {
    for await (const piece of stream) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      if (decoder === undefined) {
        const refused = whyNoText(bytes)
        if (refused !== undefined) return { ok: false, message: `${name} ${refused}` }
        decoder = new TextDecoder(encodingOf(bytes))
      }
      const text = decoder.decode(bytes, { stream: true })
      empty &&= text.trim() === ''
      onText(text)
    }
    onText(decoder?.decode() ?? '')
  } catch (thrown) {
    if (signal.aborted) return { ok: true, interrupted: true }
    return {
      ok: false,
      message: `${name} cannot be read: ${errorCode(thrown) ?? ''} ${errorMessage(thrown)}`,
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
  if (signal.aborted) return { ok: true, interrupted: true }
  return empty
    ? { ok: false, message: `${name} is empty: there is nothing to explain` }
    : { ok: true, interrupted: false }
}

/** PowerShell writes UTF-16 into files and pipes, with a mark at the beginning. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** How much of the beginning may be no character of a text. */
const TOLERATED = 0.1

function whyNoText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'is packed by gzip: unpack it first (gzip -dc)'
  const beginning = bytes.subarray(0, 8192)
  const text = new TextDecoder(encodingOf(bytes)).decode(beginning)
  const odd = text.replace(/[^\p{Cc}\ufffd]|[\t\n\r\f\b\p{Zs}]|\p{Cc}(?=[[\]])/gu, '').length
  return odd > text.length * TOLERATED && odd > 3 ? 'is not a text' : undefined
}
