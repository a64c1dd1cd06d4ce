import type { Finding } from '../model/finding.ts'
import type { Report, ReportCheck } from '../model/report.ts'
import { explainedBy } from './explained.ts'

const SHOWN = 3

/** The request ids that AWS Support asks for, a line each; none when the finding's own words have them already. */
export function awsRequestIds(finding: Finding, { checks }: Report): readonly string[] {
  const answered = explainedBy(finding, checks).filter(({ aws }) => aws?.requestId !== undefined)
  const said = [finding.what, ...finding.why, finding.fix.text].join('\n')
  if (answered.some(({ aws }) => said.includes(aws?.requestId ?? '\n\n'))) return []
  const lines = answered
    .filter(({ aws }, at) => answered.findIndex((other) => other.aws?.requestId === aws?.requestId) === at)
    .map(requestId)
  const more = lines.length - SHOWN
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more, with -o json`] : [])]
}

function requestId({ aws, target }: ReportCheck): string {
  return `request id ${aws?.requestId} (${aws?.operation}${target === undefined ? '' : ` on ${target.name}`})`
}
