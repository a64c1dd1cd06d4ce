import fc from 'fast-check'
import t from 'tap'
import type { Report } from '../../src/model/report.ts'
import { redact, redactAll } from '../../src/redaction/redact.ts'
import { renderJson } from '../../src/render/json.ts'
import { renderJunit } from '../../src/render/junit.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { renderShort } from '../../src/render/short.ts'
import { renderText } from '../../src/render/text.ts'
import { reportFullOf } from '../render/reportFullOf.ts'
import { healthyRun, mixedRun, refusedRun } from '../render/runs.ts'
import { schemaProblems } from '../schemaProblems.ts'
import { type Identifiers, identifiedReport } from './identifiedReport.ts'

const STYLE = { color: false, unicode: false, width: 120, quiet: false }

function formatsOf(report: Report): readonly string[] {
  return [
    renderJson(report),
    renderMarkdown(report),
    renderJunit(report),
    renderShort(report, STYLE),
    renderText(report, { ...STYLE, verbose: true }),
  ]
}

/** What must be the same before and after. */
function verdictOf({ outcome, exitCode, summary, findings, checks, buckets }: Report) {
  return {
    outcome,
    exitCode,
    summary,
    findings: findings.map(({ id, cause, severity, confidence, explains }) => [
      id,
      cause,
      severity,
      confidence,
      explains.map(({ check }) => check),
    ]),
    checks: checks.map(({ id, status, aws }) => [id, status, aws?.requestId, aws?.extendedRequestId]),
    buckets: buckets.map(({ use, list, read, write }) => [use, list, read, write]),
  }
}

const name = (unit: string, min = 2, max = 12) =>
  fc.stringMatching(new RegExp(`^zq[${unit}]{${min},${max}}$`))
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

const identifiers: fc.Arbitrary<Identifiers> = fc.record({
  account: fc.stringMatching(/^[1-9]\d{11}$/),
  role: name('A-Za-z0-9+=,.@_'),
  path: name('a-z'),
  session: name('A-Za-z0-9'),
  bucket: name('a-z0-9', 4, 40),
  namespace: name('a-z0-9'),
  serviceAccount: name('a-z0-9'),
  pod: fc
    .tuple(name('a-z0-9'), hex(9), hex(5))
    .map(([release, set, one]) => `${release}-toolbox-${set}-${one}`),
  issuer: hex(32).map((id) => id.toUpperCase()),
  key: fc.uuid(),
  accessKey: fc.stringMatching(/^AROA[A-Z0-9]{17}$/),
  host: name('a-z0-9').map((host) => `${host}.acme.example`),
  address: fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `10.${a}.${b}.7`),
  policy: name('A-Za-z'),
  organization: fc.stringMatching(/^o-zq[a-z0-9]{9}$/),
  endpoint: hex(17).map((id) => `vpce-${id}-zqabcd`),
})

t.test('no identifier comes through in any format, wherever it stood', async (t) => {
  fc.assert(
    fc.property(identifiers, (ids) => {
      const report = identifiedReport(ids)
      const redacted = redact(report)
      const documents = formatsOf(redacted)
      for (const [kind, value] of Object.entries(ids))
        for (const document of documents)
          if (document.includes(value)) throw new Error(`${kind} ${value}: …${around(document, value)}…`)
      return (
        schemaProblems(redacted).length === 0 &&
        JSON.stringify(verdictOf(redacted)) === JSON.stringify(verdictOf(report))
      )
    }),
    { numRuns: 200 },
  )
  t.pass('for any names')
})

t.test('structure and equality stay', async (t) => {
  const ids: Identifiers = {
    account: '111122223333',
    role: 'gitlab',
    path: 'team',
    session: 'eks-acme-7c9',
    bucket: 'acme-lfs',
    namespace: 'gitlab',
    serviceAccount: 'gitlab-toolbox',
    pod: 'gitlab-toolbox-7c9d8b5f6d-x2x7k',
    issuer: 'D8F2A1C04B7E4E5F9A3B6C2D1E0F7A8B',
    key: '0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11',
    accessKey: 'AROABSDJ72BIUBY7W4YNA',
    host: 'proxy.acme.example',
    address: '10.1.2.3',
    policy: 'NoWrites',
    organization: 'o-a1b2c3d4e5',
    endpoint: 'vpce-0a1b2c3d4e5f60718-abcdefgh',
  }
  const redacted = redact(identifiedReport(ids))
  const [finding] = redacted.findings
  t.equal(redacted.identities[0]?.callerArn, 'arn:aws:sts::account-1:assumed-role/role-1/session-1')
  t.equal(redacted.identities[0]?.intendedRoleArn, 'arn:aws:iam::account-1:role/path-1/role-1')
  t.equal(redacted.pod.namespace, 'namespace-1', 'and not the role of the same name')
  t.match(
    finding?.fix.text,
    'the policy of role-1, for namespace-1/service-account-1, at https://oidc.eks.us-east-1.amazonaws.com/id/issuer-1.',
  )
  t.match(finding?.fix.text, /aliases/, 'the fix says that it cannot be pasted')
  t.strictSame(finding?.fix.commands, [
    'aws iam get-role --role-name role-1',
    'kubectl -n namespace-1 get serviceaccount service-account-1 -o yaml',
    'aws s3 rm s3://bucket-1/gitlab-iam-doctor/01TEST/probe',
  ])
  t.strictSame(finding?.why, [
    'AWS says: AccessDenied: User: arn:aws:sts::account-1:assumed-role/role-1/session-1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::bucket-1/gitlab-iam-doctor/01TEST/probe" with an explicit deny in an identity-based policy: arn:aws:iam::account-1:policy/policy-1 (request id TX4J9K2M5P7Q8R3S)',
    'AWS says: Odd: (left out by --redact)',
  ])
  t.strictSame(finding?.fix.policies[0]?.document.Statement[0]?.Condition, {
    StringEquals: {
      'oidc.eks.us-east-1.amazonaws.com/id/issuer-1:sub':
        'system:serviceaccount:namespace-1:service-account-1',
    },
  })
  t.equal(redacted.redaction.mode, 'strict')
  t.match(redacted.redaction.counts, { account: 1, bucket: 1, role: 1 })
})

t.test('what names nobody stays', async (t) => {
  const facts = {
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html',
    sts: 'sts.us-east-1.amazonaws.com, 50 ms; s3.dualstack.eu-west-1.amazonaws.com',
    agent: 'http://169.254.170.23/v1/credentials and http://[fd00:ec2::23]/v1/credentials',
    service: 'pods.eks.amazonaws.com',
    managed: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
    file: 'save it as policy.json; registry.storage.secret; /etc/docker/registry/config.yml',
    time: '2026-09-01T10:00:00.000Z, 10:00:00, 20261124T134532Z, 1795527968',
    placeholder: 'arn:aws:iam::<12 DIGITS>:role/<NAME>, --role-name NAME, arn:aws:s3:::*',
    probe: 'gitlab-iam-doctor/01TEST/probe',
  }
  const report = healthyRun()
  const redacted = redact({ ...report, checks: report.checks.map((check) => ({ ...check, facts })) })
  t.strictSame(redacted.checks[0]?.facts, facts)
})

t.test("a name in front of a public host makes it somebody's", async (t) => {
  const report = healthyRun()
  const facts = {
    s: 'https://s3.us-east-1.amazonaws.com/my.zqbucket/gitlab-iam-doctor/x/probe',
    b: 'zqbucket.s3.dualstack.us-east-1.amazonaws.com, zqold.s3-us-west-2.amazonaws.com, zqfast.s3-accelerate.amazonaws.com',
    l: 'zqbalancer-1234.us-east-1.elb.amazonaws.com',
    c: 'http://minio.zqspace.svc.cluster.local:9000/zqpath and gitlab.zqcompany.com',
    e: 'https://ABCDEF0123456789.gr7.us-east-1.eks.amazonaws.com',
    v: 'vpce-0a1b2c3d4e5f60718-zqabcdef.sts.us-east-1.vpce.amazonaws.com',
    i: 'https://s3.us-east-1.amazonaws.com/zqoidc-bucket',
    n: 'ip-10-1-2-3.ec2.internal and fd12:3456:789a::1',
  }
  const redacted = redact({
    ...report,
    checks: report.checks.slice(0, 1).map((check) => ({ ...check, facts })),
  })
  t.notMatch(JSON.stringify(redacted.checks), /zq|ABCDEF|0a1b2c3d|10-1-2-3|fd12/)
  t.match(
    redacted.checks[0]?.facts?.s,
    /^https:\/\/s3\.us-east-1\.amazonaws\.com\/bucket-\d\/gitlab-iam-doctor\/x\/probe$/,
  )
})

t.test('an alias is never one of the names that it stands among', async (t) => {
  const report = healthyRun()
  const [row] = report.buckets
  const buckets =
    row === undefined
      ? []
      : [
          { ...row, name: 'bucket-2' },
          { ...row, name: 'bucket-1' },
        ]
  t.strictSame(
    redact({ ...report, checks: [], buckets }).buckets.map(({ name }) => name),
    ['bucket-3', 'bucket-4'],
  )
})

t.test('a name that is also a word of ours breaks nothing', async (t) => {
  for (const word of [
    'namespace',
    'organization',
    'service-account',
    'account',
    'redacted',
    'commands',
    'unhealthy',
    'a',
    's3',
    '0',
  ]) {
    const report = mixedRun()
    const redacted = redact({ ...report, pod: { ...report.pod, namespace: word } })
    t.strictSame(schemaProblems(redacted), [], word)
    t.strictSame(verdictOf(redacted), verdictOf(report), word)
    t.equal(redacted.pod.namespace, 'namespace-1', word)
  }
})

t.test('several reports share their aliases, and one that is redacted stays as it is', async (t) => {
  const [a, b] = redactAll([refusedRun(), mixedRun()])
  t.equal(a?.pod.name, b?.pod.name)
  t.strictSame(redactAll(a === undefined ? [] : [a]), [a])
})

t.test('hostile texts are redacted without an error, and keep the schema', async (t) => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      (text) => schemaProblems(redact(reportFullOf(text))).length === 0,
    ),
    { numRuns: 100 },
  )
  t.pass('for any text')
})

function around(document: string, value: string): string {
  const at = document.indexOf(value)
  return document.slice(Math.max(0, at - 80), at + 80)
}
