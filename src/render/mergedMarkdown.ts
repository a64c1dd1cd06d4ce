import type { MergedReports } from '../merge/merge.ts'
import type { Merged } from '../model/merged.ts'
import { findingSection } from './markdownFinding.ts'
import { code, fenced, folded, joined, prose, table, word } from './markdownText.ts'
import {
  disagreementTitle,
  MERGED_WORDS,
  mergedCounts,
  OUTCOME_TITLES,
  overviewOf,
  statusOfPod,
} from './merged.ts'
import { REDACTED } from './redacted.ts'
import { SOURCE_TITLES } from './titles.ts'

/** Many pods for a GitLab issue. */
export function renderMergedMarkdown({ merged, examined }: MergedReports): string {
  const reports = new Map(examined.map(({ pod, report }) => [pod.id, report]))
  const verdict = MERGED_WORDS[merged.outcome].word
  const ofSeverity = (severity: 'problem' | 'warning') => {
    const findings = merged.findings.filter((finding) => finding.severity === severity)
    return findings.flatMap((finding, at) => {
      const report = reports.get(finding.pods[0] ?? '')
      return report === undefined
        ? []
        : [findingSection(finding, `${at + 1} of ${findings.length}`, report, finding.pods)]
    })
  }
  return joined([
    [`## gitlab-iam-doctor: ${verdict.toLowerCase()}`],
    [`**Result:** ${verdict}: ${prose(mergedCounts(merged))}. Exit code ${merged.exitCode}.`],
    merged.redaction.mode === 'strict' ? [`**Redacted:** ${prose(REDACTED)}`] : [],
    podTable(merged),
    ...ofSeverity('problem'),
    ...ofSeverity('warning'),
    disagreementPart(merged),
    leftoverPart(merged),
    overviewPart(merged),
    identityPart(merged),
  ])
}

function podTable({ pods, superseded }: Merged): readonly string[] {
  return [
    ...table(
      ['', 'pod', 'component', 'service account', 'outcome', 'examined', 'file'],
      pods.map((pod) => [
        word(statusOfPod(pod)),
        code(pod.id),
        pod.component,
        code(pod.serviceAccount ?? ''),
        prose(`${OUTCOME_TITLES[pod.outcome]}${pod.error === undefined ? '' : ` (${pod.error.message})`}`),
        code(pod.startedAt),
        code(pod.from),
      ]),
    ),
    ...(superseded.length === 0 ? [] : ['']),
    ...superseded.map(({ from, startedAt, pod }) =>
      prose(`Left out: ${from} of ${startedAt}, for there is a newer report of ${pod}.`),
    ),
  ]
}

function disagreementPart({ disagreements }: Merged): readonly string[] {
  if (disagreements.length === 0) return []
  const rows = disagreements.flatMap((disagreement) =>
    disagreement.values.map(({ value, pods }, at) => [
      at === 0 ? prose(disagreementTitle(disagreement)) : '',
      code(value),
      pods.map(code).join(', '),
    ]),
  )
  return ['### Where pods differ', '', ...table(['', 'value', 'pods'], rows)]
}

function leftoverPart({ leftovers }: Merged): readonly string[] {
  if (leftovers.length === 0) return []
  return [
    '### Left behind',
    '',
    ...leftovers.map(
      ({ bucket, key, why, pod }) => `- ${code(`s3://${bucket}/${key}`)} by ${code(pod)}: ${prose(why)}`,
    ),
    '',
    ...fenced(
      'sh',
      leftovers.map(({ command }) => command),
    ),
  ]
}

function overviewPart(merged: Merged): readonly string[] {
  const { components, rows } = overviewOf(merged)
  if (rows.length === 0) return []
  const told = rows.map(({ use, name, cells }) => [
    use,
    code(name),
    ...cells.map((cell) => (cell === undefined ? '' : word(cell))),
  ])
  return ['### Buckets', '', ...table(['use', 'bucket', ...components], told)]
}

function identityPart({ identities }: Merged): readonly string[] {
  if (identities.length === 0) return []
  const rows = identities.map(({ source, stsHost, callerArn, failure, usedBy }) => [
    callerArn !== undefined
      ? code(callerArn)
      : prose(failure === undefined ? 'not asked' : `${failure.code}: ${failure.message}`),
    SOURCE_TITLES[source],
    code(stsHost ?? ''),
    usedBy.map(({ pod, clients }) => `${code(pod)}: ${prose(clients.join(', '))}`).join('; '),
  ])
  return folded('Identities', table(['identity', 'source', 'STS host', 'used by'], rows))
}
