import type { Lane } from '../lanes.ts'
import type { Answer } from '../outside/answer.ts'

/**
 * Tries something at the root of the bucket and, where AWS denies that, in the folder to which all clients of the lane
 * keep: policies may allow no more than that.
 * @param attempt is given the folder, which is empty for the root
 * @returns the answer that counts, and where it was given
 */
export async function whereAllowed<T>(
  lane: Lane,
  attempt: (below: string) => Promise<Answer<T>>,
): Promise<{ readonly answer: Answer<T>; readonly below: string }> {
  const atRoot = await attempt('')
  const folder = folderOf(lane)
  const denied = !atRoot.ok && atRoot.failure.origin === 'aws' && atRoot.failure.code === 'AccessDenied'
  if (!denied || folder === '') return { answer: atRoot, below: '' }
  const inFolder = await attempt(folder)
  return inFolder.ok ? { answer: inFolder, below: folder } : { answer: atRoot, below: '' }
}

/** The folder to which all clients of the lane keep; empty where they may use the whole bucket. */
export function folderOf({ prefixes: [folder = ''] }: Lane): string {
  return folder
}

/** What is added to a message where the folder made the difference. */
export function onlyBelow(below: string): string {
  return below === '' ? '' : `, only below ${below}`
}
