import type { Report } from '../model/report.ts'
import type { Status } from '../model/words.ts'
import { cellsOf } from './bucketMatrix.ts'
import type { Ink } from './ink.ts'
import { counted, duration } from './numbers.ts'

/** The last word: whether it works, the counts, the time it took and the exit code. */
export function verdict(report: Report, ink: Ink): readonly string[] {
  const { word, status } = wordOf(report)
  const sentences = [`${word}: ${counts(report)} in ${duration(report.run.durationMs)}.`, ...scope(report)]
  const [first = '', ...rest] = withEnding(
    ink.prose({ head: '', column: 0 }, sentences.join(' ')),
    `Exit code ${report.exitCode}.`,
    ink.style.width,
  )
  return [ink.paint(status, word) + first.slice(word.length), ...rest]
}

/** The ending on the last line, or on one of its own: it is searched for and must not be broken. */
function withEnding(lines: readonly string[], ending: string, width: number): readonly string[] {
  const longer = `${lines.at(-1)} ${ending}`
  return longer.length > width ? [...lines, ending] : [...lines.slice(0, -1), longer]
}

function wordOf({ outcome, run }: Report): { readonly word: string; readonly status: Status } {
  if (run.interrupted) return { word: 'Interrupted', status: outcome === 'unhealthy' ? 'fail' : 'error' }
  switch (outcome) {
    case 'healthy':
      return { word: 'Healthy', status: 'pass' }
    case 'warnings':
      return { word: 'Healthy, with warnings', status: 'warn' }
    case 'unhealthy':
      return { word: 'Not healthy', status: 'fail' }
    case 'incomplete':
      return { word: 'Incomplete', status: 'error' }
    case 'usage-error':
      return { word: 'Wrong usage', status: 'fail' }
    case 'internal-error':
      return { word: 'The doctor broke', status: 'fail' }
  }
}

/** The counts that are not zero, the most pressing first. */
function counts({ summary, findings, outcome }: Report): string {
  if (outcome === 'usage-error' || outcome === 'internal-error') return 'nothing was checked'
  const problems = findings.filter(({ severity }) => severity === 'problem').length
  const parts = [
    summary.fail > 0 ? `${counted(summary.fail, 'check')} failed` : '',
    summary.error > 0 ? `${summary.error} could not be asked` : '',
    summary.warn > 0 ? counted(summary.warn, 'warning') : '',
    `${summary.pass} passed`,
    summary.skip > 0 ? `${summary.skip} skipped` : '',
  ].filter((part) => part !== '')
  return problems > 0 ? `${counted(problems, 'problem')} (${parts.join(', ')})` : parts.join(', ')
}

/** What a green light covers: no more than was tried. */
function scope({ outcome, run, buckets, checks }: Report): readonly string[] {
  if (outcome === 'incomplete' && !run.interrupted && !checks.some(({ aws }) => aws !== undefined))
    return ['Nothing was asked of AWS.']
  if (outcome !== 'healthy' && outcome !== 'warnings') return []
  const names = new Set(buckets.map(({ name }) => name))
  const cells = buckets.flatMap((row) => cellsOf(row, checks))
  if (cells.length === 0) return ['No bucket was checked.']
  if (cells.includes('skip')) return ['Not every bucket operation was tried.']
  return cells.includes('warn') ? [] : [`GitLab can use its ${counted(names.size, 'bucket')}.`]
}
