import type { Report } from '../model/report.ts'
import { said } from './walk.ts'

/** An alias, whole: `bucket-3`, `service-account-1`. */
const ALIAS =
  /(?<![\w-])(account|role|user|policy|session|path|bucket|object|host|address|issuer|namespace|service-account|pod|workload|key|key-alias|access-key|unique-id|cluster|instance|network|organization|resource)-(\d+)(?![\w-])/g

/**
 * A report that was redacted on its own, with a letter in its aliases: `bucket-1` of one report and `bucket-1` of
 * another are different buckets, and must not be taken for one.
 */
export function apart(report: Report, letter: string): Report {
  return said(report, (text) => text.replace(ALIAS, `$1-${letter}$2`))
}
