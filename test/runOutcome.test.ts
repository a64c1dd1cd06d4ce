import t from 'tap'
import type { Finding } from '../src/model/finding.ts'
import type { Report } from '../src/model/report.ts'
import type { ReportInput } from '../src/report.ts'
import {
  bucket,
  CALLER,
  evidence,
  passed,
  podCheck,
  refused,
  skipped,
  sts,
  unreachable,
} from './render/evidence.ts'
import { kmsFinding, networkFinding } from './render/findings.ts'
import { RUN, reportOf } from './render/runs.ts'

const identity = { arn: CALLER, account: '111122223333', userId: 'AROAEXAMPLE:x', source: 'irsa' } as const
const caller = podCheck('caller-identity', 'identity', passed(CALLER, identity, sts('GetCallerIdentity')))
const warned: ReturnType<typeof evidence>['checks']['clock-skew'] = podCheck('clock-skew', 'network', {
  status: 'warn',
  message: '70 s behind',
  facts: { skewSeconds: -70, serverDate: RUN.startedAt, answeredBy: 'sts.example' },
})
const away = podCheck('sts-reachable', 'network', unreachable('timed out'))
const denied = podCheck('caller-identity', 'identity', refused('denied', sts('GetCallerIdentity')))
const late = podCheck('assume-role', 'identity', skipped('timeout-budget', 'no time'))
const lost = podCheck(
  'expected-role',
  'identity',
  skipped('dependency-failed', 'needs it', 'caller-identity'),
)
const unwanted = podCheck('assume-role', 'identity', skipped('deselected', 'not selected'))
const hanging = podCheck('expected-role', 'identity', skipped('dependency-failed', 'needs it', 'assume-role'))

const warning: Finding = { ...kmsFinding, severity: 'warning', explains: [{ check: 'caller-identity' }] }
const problem: Finding = { ...warning, severity: 'problem' }
const unasked: Finding = { ...networkFinding, explains: [{ check: 'sts-reachable' }] }

type Row = readonly [string, Parameters<typeof evidence>[0], Partial<ReportInput>, Report['outcome'], number]
const TABLE: readonly Row[] = [
  ['AWS answered and all is well', { 'caller-identity': caller }, {}, 'healthy', 0],
  ['a check was deselected', { 'caller-identity': caller, 'assume-role': unwanted }, {}, 'healthy', 0],
  [
    'a check hangs on a deselected one',
    { 'caller-identity': caller, 'assume-role': unwanted, 'expected-role': hanging },
    {},
    'healthy',
    0,
  ],
  ['nothing was asked at all', {}, {}, 'incomplete', 5],
  ['nothing was asked of AWS', { 'clock-skew': warned }, {}, 'incomplete', 5],
  ['something could not be asked', { 'caller-identity': caller, 'sts-reachable': away }, {}, 'incomplete', 5],
  [
    'a problem that could not be asked about',
    { 'caller-identity': caller, 'sts-reachable': away },
    { findings: [unasked] },
    'incomplete',
    5,
  ],
  ['time ran out', { 'caller-identity': caller, 'assume-role': late }, {}, 'incomplete', 5],
  ['a check was lost on the way', { 'caller-identity': caller, 'expected-role': lost }, {}, 'incomplete', 5],
  ['a check warned', { 'caller-identity': caller, 'clock-skew': warned }, {}, 'warnings', 0],
  [
    'a check warned and that counts',
    { 'caller-identity': caller, 'clock-skew': warned },
    { failOn: 'warn' },
    'warnings',
    4,
  ],
  ['a warning about what passed', { 'caller-identity': caller }, { findings: [warning] }, 'warnings', 0],
  ['a problem with what passed', { 'caller-identity': caller }, { findings: [problem] }, 'unhealthy', 3],
  ['a check failed, unexplained', { 'caller-identity': denied }, {}, 'unhealthy', 3],
  [
    'failed before unasked before warned',
    { 'caller-identity': denied, 'sts-reachable': away, 'clock-skew': warned },
    { failOn: 'warn' },
    'unhealthy',
    3,
  ],
  [
    'unasked before warned',
    { 'caller-identity': caller, 'sts-reachable': away, 'clock-skew': warned },
    { failOn: 'warn' },
    'incomplete',
    5,
  ],
  [
    'interrupted with nothing wrong so far',
    { 'caller-identity': caller },
    { run: { ...RUN, interrupted: true, signal: 'SIGTERM' } },
    'incomplete',
    143,
  ],
  [
    'interrupted after a failure',
    { 'caller-identity': denied },
    { run: { ...RUN, interrupted: true, signal: 'SIGINT' } },
    'unhealthy',
    130,
  ],
]

for (const [name, checks, rest, outcome, exitCode] of TABLE) {
  t.test(`${name}: ${outcome}, exit code ${exitCode}`, async (t) => {
    const report = reportOf(evidence(checks), rest)
    t.match({ outcome: report.outcome, exitCode: report.exitCode }, { outcome, exitCode })
  })
}

t.test('two checks that wait for each other are open, not endless', async (t) => {
  const one = podCheck('assume-role', 'identity', skipped('dependency-failed', '', 'expected-role'))
  const other = podCheck('expected-role', 'identity', skipped('dependency-failed', '', 'assume-role'))
  const checks = { 'caller-identity': caller, 'assume-role': one, 'expected-role': other }
  t.equal(reportOf(evidence(checks)).outcome, 'incomplete')
})

t.test('reading hangs on writing in its own bucket, which a read-only run leaves out', async (t) => {
  const readOnly = {
    's3-write': skipped('read-only', ''),
    's3-read': skipped('dependency-failed', 'nothing to read', 's3-write'),
  }
  const one = bucket(['lfs'], 'gitlab-lfs', readOnly)
  t.equal(reportOf(evidence({}, [one])).outcome, 'healthy')
  const lost = bucket(['tmp'], 'gitlab-tmp', { 's3-read': readOnly['s3-read'] })
  t.equal(reportOf(evidence({}, [one, lost])).outcome, 'incomplete', 'writing was tried in the other')
})
