import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { reportOf } from './report.ts'
import { runDoctor, runExecutable } from './run.ts'

/** The documents of an administrator: in every form in which AWS's tools give them, and in none that AWS would take. */

const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-documents-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const world = loadWorld('trust-subject-wildcard')
const { trust } = world.roles.gitlab ?? { trust: {} }
const text = JSON.stringify(trust)
const report = join(folder, 'report.json')

t.before(async () => {
  const lab = await startLab(world)
  writeFileSync(report, (await runDoctor(lab, ['-o', 'json'])).stdout)
  await lab.close()
})

function file(name: string, content: string | object): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return path
}

async function diagnosed(...args: readonly string[]) {
  return reportOf(await runExecutable(['diagnose', report, ...args, '-o', 'json'], {}))
}

const forms: Readonly<Record<string, object | string>> = {
  'the document itself': trust,
  'aws iam get-role': { Role: { RoleName: 'gitlab', AssumeRolePolicyDocument: trust } },
  'the IAM API, URL-encoded': { Role: { AssumeRolePolicyDocument: encodeURIComponent(text) } },
  '--query Role.AssumeRolePolicyDocument': trust,
  'a text in JSON': JSON.stringify(text),
  'with a byte order mark': `\uFEFF${text}`,
}

for (const [form, content] of Object.entries(forms))
  t.test(`a trust policy as ${form}`, async (t) => {
    const [finding] = (await diagnosed('--trust-policy', file('trust.json', content))).findings
    t.match(finding, { id: 'trust-policy-subject-mismatch', confidence: 'certain' })
  })

const bad: readonly { says: RegExp; args: readonly string[] }[] = [
  { says: /there is no such file/, args: ['--trust-policy', join(folder, 'none.json')] },
  { says: /is a folder/, args: ['--role-policy', folder] },
  { says: /empty\.json is empty/, args: ['--scp', file('empty.json', '')] },
  {
    says: /line 3, column 1: .*comma|line 3, column 1: .*brace/,
    args: ['--trust-policy', file('cut.json', '{\n  "Version": "2012-10-17"\n')],
  },
  {
    says: /line 1, column 30: a key in double quotes/,
    args: ['--boundary', file('comma.json', '{"Version": "2012-10-17",    }')],
  },
  {
    says: /line 1, column 33: the key "Version" is already/,
    args: ['--boundary', file('twice.json', '{"Version": "2012-10-17",       "Version": "2008-10-17"}')],
  },
  {
    says: /line 3, column 4: \$\.Statement\[0\]\.Efect is not an element/,
    args: [
      '--trust-policy',
      file(
        'typo.json',
        '{ "Statement": [\n  {\n   "Efect": "Allow",\n   "Effect": "Allow", "Principal": "*", "Action": "*" } ] }',
      ),
    ],
  },
  {
    says: /line 2, column 6: \$\.Statement\[0\]\.Resource is not allowed in this kind/,
    args: [
      '--trust-policy',
      file(
        'kind.json',
        '{"Role": {"AssumeRolePolicyDocument": {"Statement": [{\n     "Resource": "*", "Effect": "Allow", "Principal": "*", "Action": "*" }]}}}',
      ),
    ],
  },
  {
    says: /lists names only: fetch each with aws iam get-role-policy/,
    args: ['--role-policy', file('names.json', { PolicyNames: ['a', 'b'] })],
  },
  {
    says: /has no document: fetch it with aws iam get-policy-version/,
    args: [
      '--role-policy',
      file('policy.json', {
        Policy: { PolicyName: 'a', Arn: 'arn:aws:iam::111122223333:policy/a', DefaultVersionId: 'v1' },
      }),
    ],
  },
  {
    says: /holds a document that is not JSON: line 1/,
    args: ['--scp', file('inner.json', { Policy: { Content: '{"Statement": ' } })],
  },
  {
    says: /not URL-encoded rightly/,
    args: ['--role-policy', file('url.json', { PolicyDocument: '%7B%ZZ' })],
  },
  { says: /neither a policy document nor/, args: ['--role-policy', file('seven.json', '7')] },
  {
    says: /2 documents were given; only one can be in force/,
    args: ['--trust-policy', file('a.json', trust), '--trust-policy', file('b.json', trust)],
  },
  {
    says: /must be USE=FILE or BUCKET=FILE; the report has registry \(acme-gitlab-registry\)/,
    args: ['--bucket-policy', file('c.json', trust)],
  },
  { says: /--bucket-policy: .*has no Resource/, args: ['--bucket-policy', `lfs=${file('d.json', trust)}`] },
]

for (const { says, args } of bad)
  t.test(`refused: ${says.source}`, async (t) => {
    const { exitCode, error } = await diagnosed(...args)
    t.equal(exitCode, 2)
    t.match(error?.message, says)
  })
