import type { Report } from '../model/report.ts'
import type { Source } from '../outside/readSources.ts'
import { apart } from '../redaction/apart.ts'
import { redactAll } from '../redaction/redact.ts'
import { reportIn } from '../saved/reportIn.ts'
import { findDocuments } from './findDocuments.ts'
import type { ReadIn } from './pods.ts'

export type ReadInputs =
  | { readonly ok: true; readonly inputs: readonly ReadIn[] }
  | { readonly ok: false; readonly message: string; readonly hint?: string }

const HOW_TO = 'a report is what gitlab-iam-doctor -o json prints'

/** The reports in what was handed in. The first thing that is none ends it: a view that leaves out a pod misleads. */
export function readInputs(sources: readonly Source[], redact: boolean): ReadInputs {
  const inputs: ReadIn[] = []
  for (const { name, text } of sources) {
    const found = findDocuments(text)
    if (found.length === 0)
      return { ok: false, message: `${name} holds no report of gitlab-iam-doctor`, hint: HOW_TO }
    for (const [at, one] of found.entries()) {
      const from = found.length === 1 ? name : `${name}, report ${at + 1}`
      const read = one.ok ? reportIn(one.document) : one
      if (!read.ok) return { ok: false, message: `${from} ${read.message}`, hint: HOW_TO }
      inputs.push({ from, report: read.report })
    }
  }
  return { ok: true, inputs: redact ? redacted(inputs) : keptApart(inputs) }
}

/** A file may be called after its pod. */
function redacted(inputs: readonly ReadIn[]): readonly ReadIn[] {
  const reports = redactAll(keptApart(inputs).map(({ report }) => report))
  return reports.map((report, at) => ({ from: `report-${at + 1}`, report }))
}

/** Aliases of reports that were redacted one by one say nothing about each other. */
function keptApart(inputs: readonly ReadIn[]): readonly ReadIn[] {
  const strict = inputs.filter(({ report }) => isStrict(report))
  if (strict.length < 2) return inputs
  return inputs.map((input) =>
    isStrict(input.report) ? { ...input, report: apart(input.report, letter(strict.indexOf(input))) } : input,
  )
}

function isStrict({ redaction }: Report): boolean {
  return redaction.mode === 'strict'
}

/** a, b … z, aa, ab … */
function letter(at: number): string {
  const last = String.fromCharCode(97 + (at % 26))
  return at < 26 ? last : letter(Math.floor(at / 26) - 1) + last
}
