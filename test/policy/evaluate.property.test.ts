import fc from 'fast-check'
import t from 'tap'
import type { Policy, PrincipalElement, Statement } from '../../src/policy/document.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { AuthorizationRequest, Layers, NamedPolicy, Principal } from '../../src/policy/request.ts'
import { AWAY, asking, BUCKET, HOME, inShort, OBJECTS, ROOT, session, user } from './ask.ts'

/** The evaluator against the rules said once more, bluntly, over a small world. */

const root: Principal = { kind: 'account-root', arn: ROOT, account: HOME }
const PRINCIPALS: readonly Principal[] = [session, user, root, { kind: 'anonymous' }]
const NAMES = ['*', session.arn, session.roleArn, user.arn, ROOT, HOME, `arn:aws:iam::${AWAY}:root`] as const

const effect = fc.constantFrom<Statement['Effect']>('Allow', 'Allow', 'Allow', 'Deny')
const element = fc.constantFrom(...NAMES).map((name): PrincipalElement => ({ AWS: [name] }))
const action = fc.constantFrom('s3:GetObject', 's3:ListBucket', 's3:*', '*')
const resource = fc.constantFrom(BUCKET, OBJECTS, '*')
const Condition = { StringEquals: { 'aws:SourceVpce': ['vpce-1'] } }

const plain = fc
  .record({ Effect: effect, Action: action, Resource: resource, guarded: fc.boolean() })
  .map(({ Effect, Action, Resource, guarded }): Statement => {
    const statement = { Effect, Action: [Action], Resource: [Resource] }
    return guarded ? { ...statement, Condition } : statement
  })
const withPrincipal = fc
  .tuple(plain, element)
  .map(([statement, Principal]): Statement => ({ ...statement, Principal }))

const named = (Statement: readonly Statement[]): NamedPolicy => ({
  name: 'p',
  document: { Version: '2012-10-17', Statement } satisfies Policy,
})
const policy = fc.array(plain, { maxLength: 3 }).map(named)
const onResource = fc.array(withPrincipal, { maxLength: 3 }).map(named)
const kind = fc.constantFrom<'bucket' | 'key' | 'trust'>('bucket', 'bucket', 'key', 'trust')

const layers: fc.Arbitrary<Layers> = fc.record(
  {
    identity: fc.array(policy, { maxLength: 2 }),
    boundary: policy,
    session: fc.array(policy, { maxLength: 2 }),
    scps: fc.array(fc.array(policy, { maxLength: 2 }), { maxLength: 2 }),
    rcps: fc.array(fc.array(onResource, { maxLength: 2 }), { maxLength: 2 }),
    resource: fc.tuple(kind, onResource).map(([of, document]) => ({ kind: of, ...document })),
    vpcEndpoint: onResource,
  },
  { requiredKeys: ['identity'] },
)

const request = fc
  .record({
    action: fc.constantFrom('s3:GetObject', 's3:ListBucket'),
    resource: fc.constantFrom(BUCKET, `${BUCKET}/key`),
    resourceAccount: fc.constantFrom(HOME, AWAY),
    principal: fc.constantFrom(...PRINCIPALS),
    context: fc.constantFrom({}, { 'aws:SourceVpce': 'vpce-1' }),
  })
  .map((changes) => asking(changes))

t.test('agrees with the rules said bluntly', async (t) => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(request, layers, (asked, policies) => {
      const decision = evaluate(asked, policies)
      seen.add(inShort(decision))
      return (decision.effect === 'allow') === isAllowed(asked, policies)
    }),
    { numRuns: 3000 },
  )
  t.ok(seen.has('allow') && seen.has('explicit identity') && seen.has('implicit boundary'), [...seen].join())
})

t.test('one more Deny never opens, one more Allow never closes', async (t) => {
  fc.assert(
    fc.property(request, layers, plain, (asked, policies, extra) => {
      const identity = [...policies.identity, named([extra])]
      const before = evaluate(asked, policies).effect
      const after = evaluate(asked, { ...policies, identity }).effect
      return before === after || after === (extra.Effect === 'Deny' ? 'deny' : 'allow')
    }),
    { numRuns: 1000 },
  )
  t.pass()
})

t.test('a Deny that applies to everybody closes every layer', async (t) => {
  const closed = named([{ Effect: 'Deny', Principal: '*', Action: ['*'], Resource: ['*'] }])
  fc.assert(
    fc.property(request, layers, (asked, policies) =>
      [
        { vpcEndpoint: closed },
        { rcps: [[closed]] },
        { resource: { kind: 'bucket' as const, ...closed } },
      ].every((layer) => evaluate(asked, { ...policies, ...layer }).effect === 'deny'),
    ),
    { numRuns: 300 },
  )
  t.pass()
})

function isAllowed(asked: AuthorizationRequest, all: Layers): boolean {
  const { principal } = asked
  const says = (effect: Statement['Effect'], policies: readonly NamedPolicy[], ...as: readonly string[]) =>
    policies.some(({ document }) =>
      document.Statement.some(
        (statement) => statement.Effect === effect && applies(statement, asked) && isNamed(statement, as),
      ),
    )
  const direct = 'arn' in principal ? ['*', principal.arn] : ['*']
  const role = principal.kind === 'role-session' ? [principal.roleArn] : []
  const account = principal.kind === 'anonymous' ? [] : [ROOT, HOME]
  const anyName = [...direct, ...role, ...account]
  const own = principal.kind !== 'anonymous'
  const person = own && principal.kind !== 'account-root'
  const identity = person ? all.identity : []
  const limits = person ? [[all.boundary].filter((p) => p !== undefined), all.session ?? []] : []
  const scps = own ? (all.scps ?? []) : []
  const door = all.resource === undefined ? [] : [all.resource]
  const endpoint = all.vpcEndpoint === undefined ? [] : [all.vpcEndpoint]

  const everywhere = [
    ...identity,
    ...limits.flat(),
    ...scps.flat(),
    ...door,
    ...endpoint,
    ...(all.rcps ?? []).flat(),
  ]
  if (says('Deny', everywhere, ...anyName)) return false
  if (!scps.every((level) => says('Allow', level, ...anyName))) return false
  if (endpoint.length > 0 && !says('Allow', endpoint, ...anyName)) return false
  const opened = says('Allow', door, ...anyName)
  if (!own) return opened
  const home = asked.resourceAccount === HOME
  if (!opened && (!home || (all.resource !== undefined && all.resource.kind !== 'bucket'))) return false
  if (!person) return true
  if (home && says('Allow', door, ...direct)) return true
  const granted = says('Allow', identity) || (home && says('Allow', door, ...role))
  return granted && limits.every((limit) => limit.length === 0 || says('Allow', limit))
}

function applies({ Action = [], Resource = [], Condition }: Statement, asked: AuthorizationRequest): boolean {
  const action = Action.some((text) => ['*', 's3:*', asked.action].includes(text))
  const isObject = asked.resource !== BUCKET
  const resource = Resource.some((text) => text === '*' || text === (isObject ? OBJECTS : BUCKET))
  return action && resource && (Condition === undefined || 'aws:SourceVpce' in asked.context)
}

/** Statements without a Principal are about whoever asks. */
function isNamed({ Principal }: Statement, as: readonly string[]): boolean {
  if (Principal === undefined || Principal === '*') return true
  return Principal.AWS?.some((name) => as.includes(name)) ?? false
}
