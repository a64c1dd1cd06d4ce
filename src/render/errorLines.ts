import type { Report } from '../model/report.ts'
import type { Ink } from './ink.ts'

/** Why there is nothing to report: a refused command line, or a bug of ours. */
export function errorLines({ error }: Report, ink: Ink): readonly string[] {
  if (error === undefined) return []
  const column = 2 + ink.markWidth
  return [
    ...ink.prose({ head: `  ${ink.mark('fail')}`, column }, error.message),
    ...(error.hint === undefined ? [] : ink.prose({ head: ' '.repeat(column), column }, error.hint)),
  ]
}
