import type { Reading, Unread } from '../../model/gitlab.ts'
import type { PodView } from '../pod.ts'

/** Larger than any of these files is; what is larger is not what it is taken for. */
export const fileLimit = 1024 * 1024

/** The text of a file of the pod, or the name of what kept it from being read. */
export async function textFile(pod: PodView, path: string, limit = fileLimit): Promise<Reading<string>> {
  const answer = await pod.read(path, limit)
  if (answer.ok) return { ok: true, file: path, value: answer.value.text }
  const { code = 'unreadable', message } = answer.failure
  return { ok: false, file: path, reason: reasonOf(code), detail: `${code}: ${message}` }
}

/** The first of these files that is there; the last when none is. */
export async function firstFile(pod: PodView, paths: readonly string[]): Promise<Reading<string>> {
  const [first, ...others] = paths
  const reading = await textFile(pod, first ?? '/')
  const missing = !reading.ok && reading.reason === 'missing'
  return missing && others.length > 0 ? firstFile(pod, others) : reading
}

function reasonOf(code: string): Unread {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  if (code === 'too-large') return 'too-large'
  return code === 'EISDIR' || code === 'not-a-file' ? 'not-a-file' : 'unreadable'
}

/** Reads on where there is a text. */
export function understood<T>(
  text: Reading<string>,
  read: (file: string, text: string) => Reading<T>,
): Reading<T> {
  return text.ok ? read(text.file, text.value) : text
}
