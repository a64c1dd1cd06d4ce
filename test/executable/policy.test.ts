import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import { reportOf } from './report.ts'
import { labEnv, runDoctor, runExecutable } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-policy-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const key = 'arn:aws:kms:eu-west-1:111122223333:key/0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11'
const usable = [
  ...['--bucket', 'registry=gl-registry', '--bucket', 'lfs=gl-lfs', '--bucket', 'backups=gl-backups'],
  ...['--role-arn', 'arn:aws:iam::111122223333:role/team/gitlab', '--kms-key', key],
  ...['--role-arn', 'registry=arn:aws:iam::111122223333:role/gitlab-registry'],
  ...['--issuer', 'https://oidc.eks.eu-west-1.amazonaws.com/id/D8F2A1C0', '--namespace', 'gitlab'],
  ...['--service-account', 'gitlab-toolbox', '--service-account', 'registry=gitlab-registry-*'],
]

async function policy(...args: readonly string[]): Promise<string> {
  const ran = await runExecutable(['policy', ...args], {})
  t.equal(ran.exitCode, 0, `${args.join(' ')}: ${ran.stdout}`)
  t.equal(ran.stderr, '')
  return ran.stdout
}

interface Roles {
  readonly roles: readonly {
    readonly roleName: string
    readonly permissions: object
    readonly trust: object
  }[]
}

t.test('each format says the same', async (t) => {
  const { roles }: Roles = JSON.parse(await policy(...usable, '--format', 'json'))
  t.same(
    roles.map(({ roleName }) => roleName),
    ['gitlab-registry', 'gitlab'],
  )

  const template = parse(await policy(...usable, '--format', 'cloudformation'))
  const properties = Object.values<{
    Properties: { AssumeRolePolicyDocument: object; Policies: { PolicyDocument: object }[] }
  }>(template.Resources).map(({ Properties }) => Properties)
  t.same(
    properties.map(({ AssumeRolePolicyDocument }) => AssumeRolePolicyDocument),
    roles.map(({ trust }) => trust),
  )
  t.same(
    properties.map(({ Policies }) => Policies[0]?.PolicyDocument),
    roles.map(({ permissions }) => permissions),
  )
  t.match(template.Resources.Gitlab.Properties, { RoleName: 'gitlab', Path: '/team/' })

  const text = await policy(...usable)
  for (const { permissions, trust } of roles)
    for (const document of [permissions, trust])
      t.ok(text.includes(JSON.stringify(document, null, 2)), 'the text has the very documents')
})

t.test(
  'the Terraform is as terraform fmt writes it',
  { skip: missing('terraform', 'version') },
  async (t) => {
    for (const more of [[], ['--restore'], ['--read-only', '--pod-identity']]) {
      const hcl = await policy(...usable, '--format', 'terraform', ...more)
      const { status, stdout, stderr } = spawnSync('terraform', ['fmt', '-'], {
        input: hcl,
        encoding: 'utf8',
      })
      t.equal(status, 0, stderr)
      t.equal(stdout, hcl)
    }
  },
)

const readHcl = 'import hcl2, json, sys; print(json.dumps(hcl2.load(sys.stdin)))'
t.test(
  'a parser of Terraform finds the same in it',
  { skip: missing('python3', '-c', 'import hcl2') },
  async (t) => {
    const { roles }: Roles = JSON.parse(await policy(...usable, '--format', 'json'))
    const hcl = await policy(...usable, '--format', 'terraform')
    const { stdout } = spawnSync('python3', ['-c', readHcl], { input: hcl, encoding: 'utf8' })
    // Quotes stay around the strings in some versions of the parser.
    const texts = (value: unknown): readonly string[] =>
      typeof value === 'string'
        ? [value.replace(/^"|"$/g, '')]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(texts)
          : []
    const found = new Set(texts(JSON.parse(stdout)))
    const documents = roles.flatMap(({ permissions, trust }) => [permissions, trust])
    for (const text of new Set(texts(documents).filter((one) => /^(arn:|s3:|kms:|sts:|system:)/.test(one))))
      t.ok(found.has(text), text)
  },
)

t.test('a saved report knows the buckets, the role, the key and the service account', async (t) => {
  const lab = await startLab(loadWorld('trust-subject-mismatch'))
  t.teardown(() => lab.close())
  const file = join(folder, 'report.json')
  writeFileSync(file, (await runDoctor(lab, ['-o', 'json'])).stdout)
  const { roles }: Roles = JSON.parse(await policy(file, '--json'))
  t.match(roles, [
    {
      roleName: 'gitlab',
      serviceAccounts: ['gitlab/gitlab-toolbox'],
      trust: { Statement: [{ Principal: { Federated: /oidc-provider\/oidc.eks.us-east-1/ } }] },
    },
  ])
  const here = await runExecutable(['policy', '--json', '--root', lab.podRoot, ...lab.podArgs], labEnv(lab))
  t.same(JSON.parse(here.stdout), { schemaVersion: 1, roles }, 'the pod itself knows as much')
})

t.test('a role with these documents and no others makes a healthy pod', async (t) => {
  const world = loadWorld('healthy')
  const broken = patchWorld(world, {
    roles: { gitlab: { policies: { GitLabObjects: null, GitLabBuckets: null, GitLabKey: null } } },
  })
  const lab = await startLab(world)
  const file = join(folder, 'healthy.json')
  writeFileSync(file, (await runDoctor(lab, ['-o', 'json'])).stdout)
  await lab.close()
  const { roles } = JSON.parse(await policy(file, '--json'))
  const [{ permissions, trust }] = roles
  const mended = await startLab(
    patchWorld(broken, { roles: { gitlab: { trust, policies: { gitlab: permissions } } } }),
  )
  t.teardown(() => mended.close())
  const report = reportOf(await runDoctor(mended, ['-o', 'json']))
  t.equal(report.outcome, 'healthy', report.findings.map(({ title }) => title).join('; '))
})

t.test('what cannot be used is named, in the form that was asked for', async (t) => {
  const cases: readonly { args: readonly string[]; says: RegExp }[] = [
    { args: [], says: /no bucket is known/ },
    { args: ['--bucket', 'lfs=a/*'], says: /--bucket is "lfs=a\/\*"; it must be USE=NAME/ },
    { args: ['--bucket', 'lfs=gl-lfs', '--role-arn', 'gitlab'], says: /--role-arn is "gitlab"; it must be/ },
    { args: ['--bucket', 'lfs=gl-lfs', '--kms-key', 'alias/x'], says: /an alias cannot stand in a policy/ },
    {
      args: ['--bucket', 'lfs=gl-lfs', '--issuer', 'https://h/"'],
      says: /--issuer is "https:.*it must be https:\/\/HOST\/PATH/,
    },
    { args: ['--bucket', 'lfs=gl-lfs', '--service-account', 'a b'], says: /--service-account is "a b"/ },
    {
      args: ['--bucket', 'lfs=gl-lfs', '--component', 'registry'],
      says: /none of these buckets is used by registry/,
    },
    { args: ['--bucket', 'lfs=gl-lfs', '--read-only', '--backup'], says: /use one of them/ },
    { args: ['--bucket', 'lfs=gl-lfs', '--backup', '--component', 'sidekiq'], says: /the toolbox's work/ },
    { args: [join(folder, 'none.json')], says: /there is no such file/ },
  ]
  for (const { args, says } of cases) {
    const json = await runExecutable(['policy', ...args, '--format', 'json'], {})
    t.equal(json.exitCode, 2, args.join(' '))
    t.match(reportOf(json).error?.message, says)
    const hcl = await runExecutable(['policy', ...args, '--format', 'terraform'], {})
    t.match(hcl.stdout, /^(# gitlab-iam-doctor: .*\n)+$/, 'comments only')
    t.equal(hcl.exitCode, 2)
  }
})

/** Why a test is skipped, or false when the program answers. */
function missing(program: string, ...args: readonly string[]): string | false {
  const { status } = spawnSync(program, args, { stdio: 'ignore' })
  return status === 0 ? false : `${program} ${args.join(' ')} does not work here`
}
