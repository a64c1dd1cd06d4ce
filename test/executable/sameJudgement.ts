import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Lab } from '../../lab/lab.ts'
import type { Report } from '../../src/model/report.ts'
import { secretsIn } from './canaries.ts'
import { namesIn } from './names.ts'
import { reportOf } from './report.ts'
import { type Ran, runExecutable } from './run.ts'

const formats = ['text', 'short', 'markdown', 'junit'] as const

/**
 * A saved report says the same again, anywhere: `diagnose` knows the pod from the file alone, and with `--redact` it keeps
 * the names of the world to itself in JSON and in one more format in turn.
 */
export async function sameJudgement(t: Test, run: Ran, lab: Lab, at: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-saved-'))
  try {
    const file = join(folder, 'report.json')
    writeFileSync(file, run.stdout)
    const diagnosed = (...args: readonly string[]) => runExecutable(['diagnose', file, ...args], {})
    const again = reportOf(await diagnosed('-o', 'json'))
    t.same(judgement(again), judgement(reportOf(run)), 'diagnose says what the run said')
    t.strictSame(again.rediagnosed?.notes, [], 'nothing is missing for that')
    const redacted = await diagnosed('--redact', '-o', 'json')
    const report = reportOf(redacted)
    t.equal(report.redaction.mode, 'strict')
    t.strictSame(
      report.findings.map(({ id }) => id),
      again.findings.map(({ id }) => id),
    )
    t.strictSame(namesIn(redacted.stdout, lab), [], 'no name in the redacted JSON')
    const format = formats[at % formats.length] ?? 'text'
    const other = await diagnosed('--redact', '-o', format)
    t.equal(other.exitCode, run.exitCode, `the same exit code with -o ${format}`)
    t.strictSame(
      [...namesIn(other.stdout, lab), ...secretsIn(other.stdout, lab)],
      [],
      `no name with -o ${format}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a run judged, without what belongs to the time and place of the judging. */
function judgement({ tool: _, rediagnosed: __, ...judged }: Report) {
  return judged
}
