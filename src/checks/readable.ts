import type { NotRead, Reading } from '../model/gitlab.ts'
import type { Failed } from '../model/outcome.ts'
import { failed, podFailure } from './outcomes.ts'

/** The outcome for a file that is there and whose content is not known. */
export function notReadable(reading: NotRead): Failed<{ path: string }> {
  const message = `${reading.file}${placeIn(reading)}: ${reading.detail}`
  return failed(message, podFailure(reading.reason, message), { path: reading.file })
}

/** The first of these that is there and could not be read. */
export function firstUnread(readings: readonly Reading<unknown>[]): NotRead | undefined {
  return readings.find((one): one is NotRead => !one.ok && one.reason !== 'missing')
}

function placeIn({ line, column }: NotRead): string {
  if (line === undefined) return ''
  return column === undefined ? `, line ${line}` : `, line ${line}, column ${column}`
}
