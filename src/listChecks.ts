import { bucketChecks, podChecks } from './checks/index.ts'
import type { OutputFormat } from './formats.ts'

/** All checks in their order: as a table, or as JSON for programs. */
export function listChecks(output: OutputFormat): string {
  const checks = [...podChecks, ...bucketChecks].map(({ id, category, title, needs, writes = false }) => ({
    id,
    category,
    title,
    needs,
    writes,
  }))
  if (output === 'json') return `${JSON.stringify(checks, undefined, 2)}\n`
  const widest = Math.max(...checks.map(({ id }) => id.length))
  return checks
    .map(({ id, category, title }) => `${id.padEnd(widest)}  ${category.padEnd(8)}  ${title}\n`)
    .join('')
}
