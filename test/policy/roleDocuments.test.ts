import t from 'tap'
import type { Use } from '../../src/model/words.ts'
import type { Duty, S3Component } from '../../src/policy/gitlabNeeds.ts'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import { type RoleDocuments, roleDocuments, type Wanted } from '../../src/policy/roleDocuments.ts'
import { permissionsFor, type S3Operation } from '../../src/policy/s3Actions.ts'
import { uses } from '../../src/uses.ts'
import { asking, verdict } from './ask.ts'

/** What each role may do, asked of the evaluator: everything its components do, and nothing that only others do. */

const account = '111122223333'
const wanted: Wanted = {
  partition: 'aws',
  buckets: uses.map((use) => ({ use, name: `gl-${use}` })),
  kmsKeyArns: [],
  components: [],
  duty: 'operation',
  roleArns: [],
  serviceAccounts: [],
  podIdentity: false,
}
const arn = (name: string) => `arn:aws:iam::${account}:role/${name}`

/** The operations that a role may do in the bucket of a use. */
function allowed({ permissions }: RoleDocuments, use: Use, partition = 'aws'): readonly S3Operation[] {
  const parsed = parsePolicy(permissions, 'identity')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const identity = [{ name: 'gitlab', document: parsed.policy }]
  return OPERATIONS.filter((operation) =>
    permissionsFor(operation).every(({ action, on }) => {
      const resource = `arn:${partition}:s3:::gl-${use}${on === 'bucket' ? '' : '/some/key'}`
      return verdict(asking({ action, resource }), { identity }) === 'allow'
    }),
  )
}

const OPERATIONS = [
  'ListObjectsV2',
  'GetBucketLocation',
  'ListMultipartUploads',
  'GetObject',
  'PutObject',
  'DeleteObject',
  'AbortMultipartUpload',
  'ListParts',
  'GetObjectAcl',
  'PutObjectAcl',
  'GetObjectTagging',
] as const satisfies readonly S3Operation[]

const READ = ['ListObjectsV2', 'GetObject']
const RAILS = [...READ, 'PutObject', 'DeleteObject', 'AbortMultipartUpload']
const RAILS_USES: readonly Use[] = uses.filter(
  (use) => !['registry', 'backups', 'tmp', 'pseudonymizer'].includes(use),
)
const REGISTRY = OPERATIONS.filter((operation) => !/Acl|Tagging/.test(operation))

function only(component: S3Component, duty: Duty): RoleDocuments {
  const [first, ...others] = roleDocuments({ ...wanted, components: [component], duty })
  if (first === undefined || others.length > 0) throw new Error(`not one role for ${component}`)
  return first
}

/** Use by use, as it must be; what is not told is nothing. */
function expected(told: readonly (readonly [readonly Use[], readonly string[]])[]) {
  return Object.fromEntries(
    uses.map((use) => [use, told.find(([of]) => of.includes(use))?.[1] ?? []] as const),
  )
}

const MATRIX: readonly (readonly [S3Component, Duty, Readonly<Record<string, readonly string[]>>])[] = [
  ['registry', 'operation', expected([[['registry'], REGISTRY]])],
  ['registry', 'read-only', expected([[['registry'], READ]])],
  [
    'webservice',
    'operation',
    expected([
      [RAILS_USES, RAILS],
      [['pseudonymizer'], ['ListObjectsV2', 'PutObject']],
    ]),
  ],
  ['sidekiq', 'read-only', expected([[[...RAILS_USES, 'pseudonymizer'], READ]])],
  [
    'toolbox',
    'operation',
    expected([
      [['pseudonymizer'], ['ListObjectsV2', 'PutObject']],
      [uses, RAILS],
    ]),
  ],
  [
    'toolbox',
    'backup',
    expected([
      [['backups'], RAILS],
      [['tmp', 'pseudonymizer', 'dependency-proxy'], []],
      [uses, READ],
    ]),
  ],
  [
    'toolbox',
    'restore',
    expected([
      [['backups'], RAILS],
      [['tmp'], [...READ, 'PutObject', 'AbortMultipartUpload', 'PutObjectAcl']],
      [['pseudonymizer', 'dependency-proxy'], []],
      [uses, [...RAILS, 'GetObjectAcl']],
    ]),
  ],
]

for (const [component, duty, rights] of MATRIX)
  t.test(`${component}, ${duty}`, async (t) => {
    const role = only(component, duty)
    for (const use of uses)
      t.same([...allowed(role, use)].toSorted(), [...(rights[use] ?? [])].toSorted(), `the ${use} bucket`)
  })

t.test('one role for all has what each component has, and nothing else', async (t) => {
  const [role, ...others] = roleDocuments(wanted)
  if (role === undefined) throw new Error('there is no role')
  t.same(others, [])
  t.same(role.components, ['registry', 'webservice', 'sidekiq', 'toolbox'])
  for (const use of uses) {
    const alone = role.components.flatMap((component) => allowed(only(component, 'operation'), use))
    t.same([...allowed(role, use)].toSorted(), [...new Set(alone)].toSorted(), use)
  }
})

t.test('components that share a role share its documents', async (t) => {
  const roles = roleDocuments({
    ...wanted,
    issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABC',
    namespace: 'gitlab',
    components: ['registry', 'webservice', 'sidekiq'],
    roleArns: [{ value: arn('gitlab') }, { component: 'registry', value: arn('registry') }],
    serviceAccounts: [
      { component: 'registry', value: 'gl-registry' },
      { component: 'sidekiq', value: 'other/gl-sidekiq' },
      { component: 'webservice', value: 'gl-webservice' },
    ],
  })
  t.same(
    roles.map(({ roleName, components, serviceAccounts }) => ({ roleName, components, serviceAccounts })),
    [
      { roleName: 'registry', components: ['registry'], serviceAccounts: ['gitlab/gl-registry'] },
      {
        roleName: 'gitlab',
        components: ['webservice', 'sidekiq'],
        serviceAccounts: ['gitlab/gl-webservice', 'other/gl-sidekiq'],
      },
    ],
  )
  t.match(roles[1]?.trust?.Statement[0]?.Condition, {
    StringEquals: {
      'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub': [
        'system:serviceaccount:gitlab:gl-webservice',
        'system:serviceaccount:other:gl-sidekiq',
      ],
    },
  })
})

t.test('without a role each component that was asked for stays apart', async (t) => {
  const roles = roleDocuments({ ...wanted, components: ['toolbox', 'registry'] })
  t.same(
    roles.map(({ components }) => components),
    [['toolbox'], ['registry']],
  )
  t.same(
    roles.map(({ trust }) => trust),
    [undefined, undefined],
  )
  t.match(roles[0]?.notes, [/No trust policy: it takes --role-arn, --issuer, --service-account/])
})

t.test('keys: writing takes GenerateDataKey and Decrypt, reading Decrypt', async (t) => {
  const kmsKeyArns = ['arn:aws-cn:kms:cn-north-1:111122223333:key/1']
  const actions = (duty: Duty) =>
    roleDocuments({ ...wanted, partition: 'aws-cn', kmsKeyArns, duty })[0]?.permissions.Statement.find(
      ({ Sid }) => Sid === 'GitLabKeys',
    )?.Action
  t.same(actions('operation'), ['kms:GenerateDataKey', 'kms:Decrypt'])
  t.same(actions('read-only'), 'kms:Decrypt')
  const [role] = roleDocuments({ ...wanted, partition: 'aws-us-gov', podIdentity: true })
  if (role === undefined) throw new Error('there is no role')
  t.same(allowed(role, 'lfs', 'aws-us-gov'), RAILS)
  t.same(role.trust?.Statement[0]?.Principal, { Service: 'pods.eks.amazonaws.com' })
})
