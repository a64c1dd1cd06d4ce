import type { Report, ReportCheck } from '../model/report.ts'
import { unexplained } from './explained.ts'
import { bucketTable, checkTable } from './markdownChecks.ts'
import { findingSection } from './markdownFinding.ts'
import { code, fenced, folded, joined, prose, table } from './markdownText.ts'
import { REDACTED } from './redacted.ts'
import { CATEGORY_TITLES, SOURCE_TITLES } from './titles.ts'
import { verdictLine } from './verdictLine.ts'

/** The report for a GitLab issue: the verdict, the pod, each problem with its fix, the matrix; the rest folded away. */
export function renderMarkdown(report: Report): string {
  const problems = report.findings.filter(({ severity }) => severity === 'problem')
  const warnings = report.findings.filter(({ severity }) => severity === 'warning')
  return joined([
    [`## gitlab-iam-doctor: ${verdictWord(report)}`],
    [`**Result:** ${prose(verdictLine(report))}`],
    errorPart(report),
    podTable(report),
    redactionPart(report),
    ...problems.map((finding, at) => findingSection(finding, `${at + 1} of ${problems.length}`, report)),
    ...warnings.map((finding, at) => findingSection(finding, `${at + 1} of ${warnings.length}`, report)),
    unexplainedPart(unexplained(report.checks, report.findings)),
    leftoverPart(report),
    bucketPart(report),
    identityPart(report),
    checksPart(report),
  ])
}

function verdictWord(report: Report): string {
  return prose(verdictLine(report).split(':')[0] ?? '').toLowerCase()
}

function errorPart({ error }: Report): readonly string[] {
  if (error === undefined) return []
  return [
    `**Why:** ${prose(error.message)}`,
    ...(error.hint === undefined ? [] : ['', `**Hint:** ${prose(error.hint)}`]),
  ]
}

function podTable({ tool, run, pod, outcome }: Report): readonly string[] {
  const facts = [
    ['pod', pod.name],
    ['namespace', pod.namespace],
    ['component', outcome === 'usage-error' ? undefined : pod.component],
    ['service account', pod.serviceAccount],
    ['region', pod.region],
    ['GitLab', pod.gitlabVersion],
    ['chart', pod.chartVersion],
    ['examined', `${run.startedAt} by ${tool.name} ${tool.version}`],
  ] as const
  return table(
    ['', ''],
    facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, code(value)]])),
  )
}

function redactionPart({ redaction }: Report): readonly string[] {
  return redaction.mode === 'strict' ? [`**Redacted:** ${prose(REDACTED)}`] : []
}

function unexplainedPart(checks: readonly ReportCheck[]): readonly string[] {
  return checks.length === 0 ? [] : ['### Without an explanation', '', ...checkTable(checks)]
}

function leftoverPart({ leftovers }: Report): readonly string[] {
  if (leftovers.length === 0) return []
  return [
    '### Left behind',
    '',
    ...leftovers.map(({ bucket, key, why }) => `- ${code(`s3://${bucket}/${key}`)}: ${prose(why)}`),
    '',
    ...fenced(
      'sh',
      leftovers.map(({ command }) => command),
    ),
  ]
}

function bucketPart({ buckets }: Report): readonly string[] {
  return buckets.length === 0 ? [] : ['### Buckets', '', ...bucketTable(buckets)]
}

function identityPart({ identities }: Report): readonly string[] {
  if (identities.length === 0) return []
  const rows = identities.map(({ source, stsHost, callerArn, failure, usedBy }) => [
    prose(usedBy.length === 0 ? 'no client' : usedBy.join(', ')),
    SOURCE_TITLES[source],
    code(stsHost ?? ''),
    callerArn !== undefined
      ? code(callerArn)
      : failure === undefined
        ? 'not asked'
        : prose(`${failure.code}: ${failure.message}`),
  ])
  return folded('Identity by client', table(['client', 'source', 'STS host', 'identity'], rows))
}

function checksPart({ checks }: Report): readonly string[] {
  if (checks.length === 0) return []
  const parts = Object.entries(CATEGORY_TITLES).flatMap(([category, title]) => {
    const own = checks.filter((check) => check.category === category)
    return own.length === 0 ? [] : [[`#### ${title}`, '', ...checkTable(own)]]
  })
  return folded(`All ${checks.length} checks`, joined(parts).trimEnd().split('\n'))
}
