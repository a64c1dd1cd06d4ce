import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import t from 'tap'
import { internalErrorReport, usageErrorReport } from '../../src/errorReport.ts'
import type { Report } from '../../src/model/report.ts'
import { renderJunit } from '../../src/render/junit.ts'
import { evidence } from './evidence.ts'
import { runOf } from './junitReading.ts'
import { reportFullOf } from './reportFullOf.ts'
import { healthyRun, mixedRun, RUN, refusedRun, reportOf, TOOL } from './runs.ts'

t.matchSnapshot(renderJunit(mixedRun()), 'some buckets')
t.matchSnapshot(
  renderJunit(usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x', 'see --help')),
  'usage error',
)

const interrupted = { ...RUN, interrupted: true, signal: 'SIGTERM' } as const
const UNHAPPY: Readonly<Record<string, Report>> = {
  failing: refusedRun(),
  mixed: mixedRun(),
  interrupted: healthyRun({ run: interrupted }),
  'without an answer of AWS': reportOf(evidence({})),
  'usage error': usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x'),
  'internal error': internalErrorReport({ tool: TOOL, run: RUN }, 'a bug'),
}

t.test('a run that ends with another code than 0 has a case that says so', async (t) => {
  for (const [name, report] of Object.entries(UNHAPPY)) {
    const { cases, failures, errors } = runOf(renderJunit(report))
    t.not(report.exitCode, 0)
    t.ok(failures + errors > 0, name)
    t.equal(
      cases.filter(({ ended }) => ended === 'failure').length,
      failures,
      `${name}: the failures are counted`,
    )
    t.equal(cases.filter(({ ended }) => ended === 'error').length, errors, `${name}: the errors are counted`)
  }
  const healthy = runOf(renderJunit(healthyRun()))
  t.strictSame([healthy.failures, healthy.errors], [0, 0])
})

t.test('each check is a case, and what GitLab shows of it is the finding', async (t) => {
  const report = refusedRun()
  const { cases } = runOf(renderJunit(report))
  t.equal(cases.length, report.checks.length)
  const assume = cases.find(({ name }) => name === 'assume-role')
  t.equal(assume?.ended, 'failure')
  const [finding] = report.findings
  const shown = cases.flatMap(({ text }) => text ?? []).join('\n')
  for (const told of [finding?.title, finding?.id, ...(finding?.fix.commands ?? [])]) t.match(shown, told)
  for (const { name, ended, text } of cases)
    if (ended !== 'passed')
      t.ok((text ?? '').length > 0, `${name} has a text, without which GitLab shows nothing`)
})

t.test('a warning fails where the run fails by it', async (t) => {
  const calm = mixedRun({ findings: [] })
  t.notOk(
    runOf(renderJunit(calm)).cases.some(
      ({ name, ended }) => name === 's3-delete gitlab-terraform-state' && ended === 'failure',
    ),
  )
  const strict = renderJunit({ ...calm, exitCode: 4 })
  t.ok(
    runOf(strict).cases.some(
      ({ name, ended }) => name === 's3-delete gitlab-terraform-state' && ended === 'failure',
    ),
  )
})

t.test('it is XML 1.0 whatever it holds, and holds it', async (t) => {
  const parser = new XMLParser({ ignoreAttributes: false })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const document = renderJunit(reportFullOf(text))
      const chars = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
      return (
        XMLValidator.validate(document) === true &&
        chars.test(document) &&
        parser.parse(document) !== undefined
      )
    }),
    { numRuns: 60 },
  )
  const hostile = `]]></failure><testcase name="x"/>&amp; " ' \ufffe`
  const { cases } = runOf(renderJunit(reportFullOf(hostile)))
  t.equal(cases.length, runOf(renderJunit(reportFullOf('x'))).cases.length, 'no case is forged')
  t.ok(cases.some(({ text }) => text?.includes(`]]></failure><testcase name="x"/>&amp; " ' \\ufffe`)))
})

t.test('neither a type that Rails would convert nor an attachment is taken over', async (t) => {
  const document = renderJunit(reportFullOf('[[ATTACHMENT|/etc/passwd]]'))
  t.notMatch(document.replace(/<(failure|error|skipped)[\s\S]*?<\/\1>/g, ''), '>[[ATTACHMENT')
  for (const [, type] of document.matchAll(/ type="([^"]*)"/g)) t.match(type, /^(failed|not-asked)$/)
})
