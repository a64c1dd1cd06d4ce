import fc from 'fast-check'
import t from 'tap'
import type { Policy, Statement } from '../../src/policy/document.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { judge } from '../../src/policy/judge.ts'
import type { Layers, NamedPolicy } from '../../src/policy/request.ts'
import { allow, asking, BUCKET, bucketPolicy, deny, OBJECTS, policy } from './ask.ts'

/** A request of which some keys are not known, against the evaluator that is told every value they could have. */

const SECRET = 'aws:SourceVpce'
const isKnown = (key: string) => key !== SECRET
/** Absent, the one that the policies mention, and another. */
const POSSIBLE = [{}, { [SECRET]: 'vpce-1' }, { [SECRET]: 'vpce-2' }]

const condition = fc.constantFrom<Statement['Condition'] | undefined>(
  undefined,
  { StringEquals: { [SECRET]: ['vpce-1'] } },
  { StringNotEquals: { [SECRET]: ['vpce-1'] } },
  { Bool: { 'aws:SecureTransport': ['false'] } },
  { StringEquals: { [SECRET]: ['vpce-1'] }, Bool: { 'aws:SecureTransport': ['true'] } },
)
const statement = fc
  .record({
    Effect: fc.constantFrom<Statement['Effect']>('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('s3:GetObject', 's3:*', 's3:PutObject').map((action) => [action]),
    Resource: fc.constantFrom(BUCKET, OBJECTS, '*').map((resource) => [resource]),
    Condition: condition,
  })
  .map(({ Condition, ...rest }): Statement => (Condition === undefined ? rest : { ...rest, Condition }))
const named = (name: string) =>
  fc.array(statement, { maxLength: 3 }).map((Statement): NamedPolicy => {
    const document: Policy = { Version: '2012-10-17', Statement }
    return { name, document }
  })
const layers: fc.Arbitrary<Layers> = fc.record(
  { identity: named('0').map((one) => [one]), boundary: named('0'), scps: named('0').map((one) => [[one]]) },
  { requiredKeys: ['identity'] },
)

t.test('what is certain is so whatever the unknown keys are', async () => {
  fc.assert(
    fc.property(layers, (given) => {
      const request = asking({ context: { 'aws:SecureTransport': 'true' } })
      const { outcome } = judge(request, given, isKnown)
      const truths = POSSIBLE.map(
        (secret) => evaluate({ ...request, context: { ...request.context, ...secret } }, given).effect,
      )
      return outcome === 'depends' || truths.every((effect) => effect === outcome)
    }),
    { numRuns: 500 },
  )
})

t.test('what depends names the keys it depends on', async (t) => {
  const inVpc = { Condition: { StringNotEquals: { [SECRET]: 'vpce-1' } } }
  const identity = [policy('identity', allow())]
  const resource = bucketPolicy(deny({ Principal: '*', ...inVpc }))
  t.match(judge(asking(), { identity, resource }, isKnown), {
    outcome: 'depends',
    dependsOn: [SECRET],
    decision: { effect: 'deny', kind: 'explicit', layer: 'resource', statements: [{ index: 0 }] },
  })
  const onlyThere = [policy('identity', allow({ Condition: { StringEquals: { [SECRET]: 'vpce-1' } } }))]
  t.match(judge(asking(), { identity: onlyThere }, isKnown), {
    outcome: 'depends',
    dependsOn: [SECRET],
    decision: { effect: 'deny', kind: 'implicit', layer: 'identity' },
  })
  t.match(judge(asking(), { identity, resource: bucketPolicy(deny({ Principal: '*' })) }, isKnown), {
    outcome: 'deny',
    dependsOn: [],
  })
})
