import { diagnose } from '../../src/findings/diagnose.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import { findingBlock } from '../../src/render/findingBlock.ts'
import { inkFor } from '../../src/render/ink.ts'
import { makeReport } from '../../src/report.ts'

/** What the doctor prints of the first finding of this rule, where there is no terminal. */
export function printed(evidence: Evidence, id: string): string {
  const findings = diagnose(evidence)
  const report = makeReport({
    tool: { name: 'gitlab-iam-doctor', version: '0.0.0', platform: 'linux-x64' },
    run: { id: 'run-1', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1, interrupted: false },
    evidence,
    findings,
    identities: [],
    clients: [],
    leftovers: [],
    failOn: 'fail',
    redaction: { mode: 'standard' },
  })
  const finding = findings.find((each) => each.id === id)
  const ink = inkFor({ color: false, unicode: false, width: 80, verbose: false, quiet: false })
  return finding === undefined ? '' : findingBlock(finding, '1 of 1', report, ink).join('\n')
}
