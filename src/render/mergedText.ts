import type { MergedReports } from '../merge/merge.ts'
import type { Merged, MergedFinding, MergedPod } from '../model/merged.ts'
import type { Report } from '../model/report.ts'
import { findingBlock } from './findingBlock.ts'
import { type Ink, inkFor } from './ink.ts'
import { leftoverLines } from './leftoverLines.ts'
import {
  disagreementTitle,
  MERGED_WORDS,
  mergedCounts,
  OUTCOME_TITLES,
  overviewOf,
  podsWith,
  statusOfPod,
} from './merged.ts'
import { counted } from './numbers.ts'
import type { Style } from './style.ts'
import { SOURCE_TITLES } from './titles.ts'

/** Many pods for people: the pods, who they are, bucket by component, where they differ, each problem once, the verdict. */
export function renderMergedText({ merged, examined }: MergedReports, style: Style): string {
  const ink = inkFor(style)
  const reports = new Map(examined.map(({ pod, report }) => [pod.id, report]))
  const problems = merged.findings.filter(({ severity }) => severity === 'problem')
  const warnings = merged.findings.filter(({ severity }) => severity === 'warning')
  const blocks = [
    ...(style.quiet
      ? []
      : [[heading(merged)], podLines(merged, ink), identityLines(merged, ink), overviewLines(merged, ink)]),
    disagreementLines(merged, ink),
    ...blocksOf(problems, merged, reports, ink),
    ...(style.quiet ? [] : blocksOf(warnings, merged, reports, ink)),
    leftoverLines(merged.leftovers, ink),
    verdictLines(merged, ink),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function heading({ tool, pods, redaction }: Merged): string {
  const told = redaction.mode === 'strict' ? '  redacted: names, accounts, ARNs and hosts are aliases' : ''
  return `${tool.name} ${tool.version}  ${counted(pods.length, 'pod')} together${told}`
}

function podLines({ pods, superseded }: Merged, ink: Ink): readonly string[] {
  const column = 2 + ink.markWidth
  const line = (pod: MergedPod) =>
    ink.prose(
      { head: `  ${ink.mark(statusOfPod(pod))}`, column: column + 2 },
      [pod.id, ...factsOf(pod)].join('  '),
    )
  return [
    'Pods',
    ...pods.flatMap(line),
    ...superseded.flatMap(({ from, startedAt, pod }) =>
      ink.prose(
        { head: `  ${ink.mark('skip')}`, column: column + 2 },
        `${from} of ${startedAt} is left out: there is a newer report of ${pod}`,
      ),
    ),
  ]
}

function factsOf({
  component,
  serviceAccount,
  outcome,
  error,
  startedAt,
  from,
}: MergedPod): readonly string[] {
  return [
    component,
    ...(serviceAccount === undefined ? [] : [`service account ${serviceAccount}`]),
    `${OUTCOME_TITLES[outcome]}${error === undefined ? '' : ` (${error.message})`}`,
    `${startedAt} in ${from}`,
  ]
}

function identityLines({ identities }: Merged, ink: Ink): readonly string[] {
  if (identities.length === 0) return []
  const told = identities.flatMap(({ source, stsHost, callerArn, failure, usedBy }) => [
    ...ink.prose(
      { head: '  ', column: 4 },
      callerArn ?? (failure === undefined ? 'not asked' : `no identity: ${failure.code}: ${failure.message}`),
    ),
    ...ink.prose(
      { head: '    ', column: 4 },
      `${SOURCE_TITLES[source]}${stsHost === undefined ? '' : ` at ${stsHost}`}`,
    ),
    ...usedBy.flatMap(({ pod, clients }) =>
      ink.prose(
        { head: '    ', column: 6 },
        `${pod}: ${clients.length === 0 ? 'no client' : clients.join(', ')}`,
      ),
    ),
  ])
  return ['Identities', ...told]
}

function overviewLines(merged: Merged, ink: Ink): readonly string[] {
  const { components, rows } = overviewOf(merged)
  if (rows.length === 0) return []
  const useWidth = Math.max(...rows.map(({ use }) => use.length)) + 2
  const nameWidth = Math.max(...rows.map(({ name }) => ink.see(name).length))
  const widths = components.map((component) => Math.max(component.length, 4))
  const cell = (status: Parameters<Ink['word']>[0] | undefined, width: number) =>
    `  ${status === undefined ? '-'.padEnd(width) : ink.word(status, width)}`
  return [
    `${'Buckets'.padEnd(2 + useWidth + nameWidth)}${components.map((name, at) => `  ${name.padEnd(widths[at] ?? 0)}`).join('')}`.trimEnd(),
    ...rows.map(({ use, name, cells }) =>
      `  ${use.padEnd(useWidth)}${ink.see(name).padEnd(nameWidth)}${cells.map((status, at) => cell(status, widths[at] ?? 0)).join('')}`.trimEnd(),
    ),
  ]
}

function disagreementLines({ disagreements }: Merged, ink: Ink): readonly string[] {
  if (disagreements.length === 0) return []
  const told = disagreements.flatMap((disagreement) => [
    ...ink.prose({ head: '  ', column: 4 }, disagreementTitle(disagreement)),
    ...disagreement.values.flatMap(({ value, pods }) =>
      ink.prose({ head: '    ', column: 6 }, `${value}: ${pods.join(', ')}`),
    ),
  ])
  return ['Where pods differ', ...told]
}

/** What a problem is, and in which pods; request ids are those of the first. */
function blocksOf(
  findings: readonly MergedFinding[],
  merged: Merged,
  reports: ReadonlyMap<string, Report>,
  ink: Ink,
): readonly (readonly string[])[] {
  return findings.map((finding, at) => {
    const report = reports.get(finding.pods[0] ?? '')
    const block =
      report === undefined ? [] : findingBlock(finding, `${at + 1} of ${findings.length}`, report, ink)
    return [...block, ...ink.prose({ head: '  Pods  ', column: 8 }, podsWith(finding, merged))]
  })
}

function verdictLines(merged: Merged, ink: Ink): readonly string[] {
  const { word, status } = MERGED_WORDS[merged.outcome]
  const [first = '', ...rest] = ink.prose({ head: '', column: 0 }, `${word}: ${mergedCounts(merged)}.`)
  return [ink.paint(status, word) + first.slice(word.length), ...rest, `Exit code ${merged.exitCode}.`]
}
