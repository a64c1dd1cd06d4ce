import type { Finding, Fix } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { aliasedAwsText, LEFT_OUT } from './awsText.ts'
import { collect } from './collect.ts'
import { openRegister, type Register } from './register.ts'
import { identifierFinder, type Redactor, textRedactor } from './text.ts'
import { said } from './walk.ts'

/** The report with aliases for all that identifies its owner; findings, outcome and AWS's request ids stay. Pure. */
export function redact(report: Report): Report {
  return redactAll([report])[0] ?? report
}

/** Several reports, so that one thing has one alias in all of them. */
export function redactAll(reports: readonly Report[]): readonly Report[] {
  const open = reports.filter(({ redaction }) => redaction.mode !== 'strict')
  const register = openRegister(JSON.stringify(reports))
  for (const report of open) collect(report, register)
  return reports.map((report) => (report.redaction.mode === 'strict' ? report : redacted(report, register)))
}

function redacted(report: Report, register: Register): Report {
  const say = textRedactor(register)
  const sayAll = awsTextsFirst(report, register, say)
  const told = said({ ...report, findings: report.findings.map(withNotice) }, sayAll)
  // Whatever found its way past all that is not told at all.
  const betrays = identifierFinder(register)
  const checked = said(told, (text) => (betrays(text) ? LEFT_OUT : text))
  return { ...checked, redaction: { mode: 'strict', counts: register.counts() } }
}

/** AWS's words stand in messages and findings as they came, so they are said anew before anything in them is. */
function awsTextsFirst(report: Report, register: Register, say: Redactor): Redactor {
  const texts = new Map(awsTextsOf(report).map((text) => [text, aliasedAwsText(text, register, say)]))
  const longestFirst = [...texts.keys()]
    .filter((text) => text.length > 5)
    .toSorted((a, b) => b.length - a.length)
  const quoted = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  if (quoted === '') return (text, field) => texts.get(text) ?? say(text, field)
  const quotation = new RegExp(`(${quoted})`)
  return (text, field) =>
    texts.get(text) ??
    text
      .split(quotation)
      .map((part, at) => (at % 2 === 1 ? (texts.get(part) ?? LEFT_OUT) : say(part, field)))
      .join('')
}

function awsTextsOf({ checks, identities }: Report): readonly string[] {
  const failures = [...checks, ...identities].flatMap(({ failure }) => failure ?? [])
  return [
    ...checks.flatMap(({ aws }) => aws?.message ?? []),
    ...failures.flatMap(({ origin, message }) =>
      origin === 'aws' || origin === 'metadata' ? [message] : [],
    ),
  ]
}

const NOTICE =
  'This report is redacted: the names in the commands and policies are aliases; put the real ones in their place.'

function withNotice(finding: Finding): Finding {
  const { commands, policies, text } = finding.fix
  if (commands.length + policies.length === 0) return finding
  const fix: Fix = { ...finding.fix, text: `${text}\n${NOTICE}` }
  return { ...finding, fix }
}
