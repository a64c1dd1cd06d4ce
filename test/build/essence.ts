import type { Report } from '../../src/model/report.ts'

/** What two examinations of the same world must agree on; times, request ids and the names of probes differ. */
export function essenceOf({
  outcome,
  exitCode,
  summary,
  pod,
  identities,
  clients,
  checks,
  findings,
}: Report) {
  return {
    ...{ outcome, exitCode, summary, pod, identities, clients },
    checks: checks.map(({ id, target, status }) => `${id} ${target?.name ?? ''} ${status}`),
    findings: findings.map(({ id }) => id),
  }
}
