import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import fc from 'fast-check'
import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import { explain } from '../../src/explain/explain.ts'
import { NOTHING } from '../../src/explain/explanation.ts'
import { explanationJson } from '../../src/render/explanation.ts'
import { RUN, TOOL } from '../render/runs.ts'
import { CAUSES, STAGES } from '../words.ts'
import { texts, unknown } from './texts.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8'))
const schema = read('explanation.schema.json')
const report = read('report.schema.json')
const ajv = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false })
const validate = ajv.compile(schema)

t.test('every answer keeps the contract', async (t) => {
  for (const text of [...texts.map((each) => each.text), ...unknown, '']) {
    validate(JSON.parse(explanationJson(explain(text))))
    t.strictSame(validate.errors ?? [], [], text.slice(0, 60))
  }
})

t.test('so does the answer to any text', async (t) => {
  const pieces = [
    'AccessDenied',
    'User: arn:aws:sts::1:x is not authorized to perform: ',
    's3:',
    '"',
    '\\n',
    '<Code>',
    '\u001b[',
    ' ',
    '403',
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, (any) => validate(JSON.parse(explanationJson(explain(any))))),
    { numRuns: 300 },
  )
  t.pass('for any text')
})

t.test('a refusal is both an answer without candidates and the report of wrong usage', async (t) => {
  const refused = { ...usageErrorReport({ tool: TOOL, run: RUN }, 'is empty', 'give a text'), ...NOTHING }
  validate(refused)
  t.strictSame(validate.errors ?? [], [])
  const asReport = ajv.compile(report)
  asReport(refused)
  t.strictSame(asReport.errors ?? [], [])
})

t.test('what breaks the contract is refused, what adds to it is not', async (t) => {
  const answer = explain('NoSuchBucket: The specified bucket does not exist')
  const [candidate] = answer.candidates
  t.ok(validate({ ...answer, more: 1 }))
  t.notOk(validate({ ...answer, schemaVersion: 2 }))
  t.notOk(validate({ ...answer, candidates: [{ ...candidate, cause: 'bad luck' }] }))
  t.notOk(validate({ ...answer, candidates: [{ ...candidate, why: [] }] }))
  t.notOk(validate({ ...answer, candidates: [{ ...candidate, confidence: 'sure' }] }))
})

t.test('the closed lists are those of the code, and a fix is a fix of the report', async (t) => {
  const { candidate, policyFix } = schema.$defs
  t.strictSame(candidate.properties.cause.enum.toSorted(), Object.keys(CAUSES).toSorted())
  t.strictSame(
    schema.properties.recognised.properties.hosts.items.properties.stage.enum.toSorted(),
    Object.keys(STAGES).toSorted(),
  )
  t.strictSame(candidate.properties.fix, report.$defs.finding.properties.fix)
  t.strictSame(policyFix, report.$defs.policyFix)
})
