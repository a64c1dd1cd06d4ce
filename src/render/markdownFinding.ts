import type { Finding, PolicyFix } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { awsRequestIds } from './awsRequestIds.ts'
import { commandLines, policyText, whereItGoes } from './fixLines.ts'
import { code, fenced, prose } from './markdownText.ts'
import { targetsOf } from './targets.ts'

/**
 * One cause, once: what, why and how sure, and the fix, whose policies and commands stand in blocks to be copied.
 *
 * @param ordinal which it is among those of its severity, e.g. `1 of 3`
 * @param where the pods it was found in, when several were examined
 */
export function findingSection(
  finding: Finding,
  ordinal: string,
  report: Report,
  where: readonly string[] = [],
): readonly string[] {
  const { id, severity, title, what, why, confidence, fix } = finding
  const targets = targetsOf(finding, report)
  const heading = prose(title)
  return [
    `### ${severity === 'problem' ? 'Problem' : 'Warning'} ${ordinal}: ${code(id)}`,
    '',
    ...(heading === '' ? [] : [`**${heading}**`]),
    ...(where.length === 0 ? [] : ['', `**Pods:** ${where.map(code).join(', ')}`]),
    ...(targets === '' ? [] : ['', `**Buckets:** ${prose(targets)}`]),
    ...(what === title || what === '' ? [] : ['', `**What:** ${prose(what)}`]),
    '',
    `**Why** (${confidence}):`,
    '',
    ...why.map((reason) => `- ${prose(reason)}`),
    '',
    ...steps(fix.text),
    ...fix.policies.flatMap((policy) => ['', ...policyBlock(policy)]),
    ...(fix.commands.length === 0 ? [] : ['', ...fenced('sh', fix.commands.flatMap(commandLines))]),
    '',
    `**More:** ${[`gitlab-iam-doctor explain ${id}`, ...awsRequestIds(finding, report)].map(code).join(', ')}`,
  ]
}

/** A numbered step stays one. No line is a value's alone: a newline in one must not make a line of ours. */
function steps(text: string): readonly string[] {
  const [first = '', ...rest] = text.split('\n')
  const lines = rest.map((line) => {
    const [, number, step = ''] = /^(\d{1,3})\. (.*)$/.exec(line) ?? []
    return number === undefined ? `- ${prose(line)}` : `${number}. ${prose(step)}`
  })
  return [`**Fix:** ${prose(first)}`, ...(lines.length === 0 ? [] : ['', ...lines])]
}

function policyBlock(policy: PolicyFix): readonly string[] {
  return [`- ${prose(whereItGoes(policy))}:`, '', ...fenced('json', policyText(policy).split('\n'))]
}
