import type { Report } from '../model/report.ts'
import type { Ink } from './ink.ts'

/** That this is the diagnosis of a saved report, and what that leaves open; nothing for a run of our own. */
export function rediagnosedLines({ rediagnosed, run }: Report, ink: Ink): readonly string[] {
  if (rediagnosed === undefined) return []
  const { writtenBy, notes } = rediagnosed
  const margin = { head: '', column: 2 }
  return [
    ...ink.prose(margin, `Diagnosed again from the report of ${run.startedAt}, by version ${writtenBy}.`),
    ...notes.flatMap((note) => ink.prose({ head: '  ', column: 4 }, note)),
  ]
}
