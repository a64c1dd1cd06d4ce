import type { Way, WayId } from '../model/clients.ts'

/** The name of a way in reports: its source, with the STS host or the place of the keys where there may be several. */
export function wayId({ source, stsHost, keys }: Way): WayId {
  if (stsHost !== undefined) return `${source}@${stsHost}`
  return keys === undefined ? source : `${source}:${keys.file}#${keys.key}`
}
