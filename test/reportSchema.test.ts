import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import t from 'tap'
import { internalErrorReport, interruptedReport, usageErrorReport } from '../src/errorReport.ts'
import { redact } from '../src/redaction/redact.ts'
import { renderJson } from '../src/render/json.ts'
import { healthyRun, mixedRun, RUN, refusedRun, TOOL } from './render/runs.ts'
import {
  CATEGORIES,
  CAUSES,
  CLIENTS,
  COMPONENTS,
  SKIP_REASONS,
  SOURCES,
  STAGES,
  STATUSES,
  USES,
} from './words.ts'

const schema = JSON.parse(readFileSync(new URL('../docs/report.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false }).compile(schema)

const interrupted = { ...RUN, interrupted: true, signal: 'SIGTERM' } as const
const REPORTS = {
  healthy: healthyRun(),
  failing: refusedRun(),
  mixed: mixedRun(),
  interrupted: healthyRun({ run: interrupted }),
  'usage error': usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x', 'see --list-checks'),
  'ended before it began': interruptedReport({ tool: TOOL, run: RUN }, 'SIGINT'),
  redacted: redact(mixedRun()),
  'internal error': internalErrorReport({ tool: TOOL, run: RUN }, 'a bug'),
}

for (const [name, report] of Object.entries(REPORTS)) {
  t.test(`the report of a run that is ${name} keeps the contract`, async (t) => {
    validate(JSON.parse(renderJson(report)))
    t.strictSame(validate.errors ?? [], [])
  })
}

t.test('what breaks the contract is refused, what adds to it is not', async (t) => {
  const report = healthyRun()
  const [check] = report.checks
  t.notOk(validate({ ...report, outcome: 'fine' }))
  t.notOk(validate({ ...report, exitCode: 6 }))
  t.notOk(validate({ ...report, schemaVersion: 2 }))
  t.notOk(validate({ ...report, error: { message: 'x' } }))
  t.notOk(validate({ ...report, checks: [{ ...check, status: 'skip' }] }), 'a skip without its reason')
  t.notOk(validate({ ...report, checks: [{ ...check, status: 'fail' }] }), 'a failure without a failure')
  t.ok(validate({ ...report, something: 'new', run: { ...report.run, more: 1 } }))
})

t.test('the closed lists of the schema are those of the code', async (t) => {
  const { category, client, source, status, use, check, failure, finding } = schema.$defs
  const same = (listed: readonly string[], words: Readonly<Record<string, true>>) =>
    t.strictSame([...listed].sort(), Object.keys(words).sort())
  same(category.enum, CATEGORIES)
  same(client.enum, CLIENTS)
  same(source.enum, SOURCES)
  same(status.enum, STATUSES)
  same(use.enum, USES)
  same(check.properties.skip.properties.reason.enum, SKIP_REASONS)
  same(failure.properties.stage.enum, STAGES)
  same(finding.properties.cause.enum, CAUSES)
  same(schema.properties.pod.properties.component.enum, COMPONENTS)
})
