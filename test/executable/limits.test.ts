import { createServer } from 'node:net'
import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'
import type { Failure } from '../../src/model/outcome.ts'
import { startFullQueue } from './fullQueue.ts'
import { leftAsFound } from './remains.ts'
import { checkIn, reportOf } from './report.ts'
import { labEnv, type Ran, runDoctor, runExecutable } from './run.ts'

const healthy = loadWorld('healthy')
const sts = 'sts.us-east-1.amazonaws.com'
const bucket = 'acme-gitlab-registry'
const s3 = `${bucket}.s3.us-east-1.amazonaws.com`
/** What a process may take beyond its own limit on a machine that does other things as well. */
const graceMs = 2000

interface Case {
  /** What is between the pod and AWS. */
  readonly patch?: Json
  readonly args?: readonly string[]
  /** In the place of the lab's address. */
  readonly connectTo?: string
  /** The check that meets it, and what its failure says. */
  readonly check: 'sts-reachable' | 's3-endpoint' | 'assume-role' | 'credential-source'
  readonly failure: Partial<Failure>
  readonly withinMs: number
  readonly exitCode?: number
}

t.jobs = 3

const patient = ['--request-timeout', '30s', '--timeout', '2s']
const hasty = ['--request-timeout', '700ms', '--timeout', '30s']

function blackHole(stage: 'connection' | 'request', ...hosts: readonly string[]): Json {
  return { faults: Object.fromEntries(hosts.map((host) => [host, { [stage]: 'black-hole' }])) }
}

const cases: Readonly<Record<string, Case>> = {
  'STS is black-holed at the connection: --timeout ends it': {
    patch: blackHole('connection', 'sts.*'),
    args: patient,
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts, port: 443 },
    withinMs: 2000,
  },
  'STS is black-holed at the connection: --request-timeout ends it': {
    patch: blackHole('connection', 'sts.*'),
    args: hasty,
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts, timedOutAfterMs: 700 },
    withinMs: 3000,
  },
  'STS reads the request and is silent: --timeout ends it': {
    patch: blackHole('request', 'sts.*'),
    args: patient,
    check: 'assume-role',
    failure: { code: 'timeout', stage: 'http', host: sts },
    withinMs: 2000,
  },
  'STS reads the request and is silent: --request-timeout ends it': {
    patch: blackHole('request', 'sts.*'),
    args: hasty,
    check: 'assume-role',
    failure: { code: 'timeout', stage: 'http', host: sts, timedOutAfterMs: 700 },
    withinMs: 3000,
  },
  'S3 is black-holed at the connection: --timeout ends it': {
    patch: blackHole('connection', '*.s3.*'),
    args: patient,
    check: 's3-endpoint',
    failure: { code: 'timeout', stage: 'tls', host: s3 },
    withinMs: 2000,
  },
  'S3 reads the request and is silent: --request-timeout ends it': {
    patch: blackHole('request', '*.s3.*'),
    args: hasty,
    check: 's3-endpoint',
    failure: { code: 'timeout', stage: 'http', host: s3, timedOutAfterMs: 700 },
    withinMs: 4000,
  },
  'nothing answers at all, and the user gave half a second': {
    patch: blackHole('connection', '*'),
    args: ['--timeout', '500ms'],
    check: 'sts-reachable',
    failure: { code: 'timeout', stage: 'tls', host: sts },
    withinMs: 500,
  },
  'the instance metadata service is silent': {
    patch: {
      pod: { env: { AWS_ROLE_ARN: null, AWS_WEB_IDENTITY_TOKEN_FILE: null } },
      faults: { '169.254.169.254': { request: 'black-hole' } },
    },
    args: hasty,
    check: 'credential-source',
    failure: { code: 'no-credentials', host: '169.254.169.254', stage: 'http', timedOutAfterMs: 700 },
    withinMs: 4000,
    exitCode: 3,
  },
  'a name that DNS does not know': {
    connectTo: 'nobody.invalid:443',
    args: patient,
    check: 'sts-reachable',
    failure: { stage: 'dns', host: sts },
    withinMs: 2000,
  },
  'the connection is refused': {
    patch: { faults: { '*': { connection: 'refuse' } } },
    check: 'sts-reachable',
    failure: { code: 'ECONNREFUSED', stage: 'tcp', host: sts },
    withinMs: 2000,
  },
  'the connection is reset': {
    patch: { faults: { 'sts.*': { connection: 'reset' } } },
    check: 'sts-reachable',
    failure: { code: 'ECONNRESET', stage: 'tls', host: sts },
    withinMs: 5000,
  },
  'what answers does not speak TLS': {
    patch: { faults: { 'sts.*': { connection: 'not-tls' } } },
    check: 'sts-reachable',
    failure: { stage: 'tls', host: sts },
    withinMs: 5000,
  },
  'the authority is not trusted': {
    patch: { faults: { 'sts.*': { certificate: 'untrusted-ca' } } },
    check: 'sts-reachable',
    failure: { stage: 'tls', host: sts },
    withinMs: 5000,
  },
}

for (const [
  name,
  { patch = {}, args = [], connectTo, check, failure, withinMs, exitCode = 5 },
] of Object.entries(cases)) {
  t.test(name, { buffered: true }, async (t) => {
    const lab = await startLab(patchWorld(healthy, patch))
    t.teardown(() => lab.close())
    const before = lab.snapshot()
    const run = (...more: string[]) => runElsewhere(lab, connectTo ?? lab.connectTo, [...args, ...more])
    const ran = await run('-o', 'json')
    const report = reportOf(ran)
    const found = checkIn(report, check, check === 's3-endpoint' ? bucket : undefined)
    t.match(found.failure, failure, 'host, stage and limit are named')
    t.equal(report.exitCode, exitCode)
    t.ok(ran.durationMs < withinMs + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms of ${withinMs}`)
    t.strictSame(leftAsFound(before, lab.snapshot(), report.leftovers), [])
    const text = await run()
    t.match(text.stdout, failure.host ?? sts, 'the text names the host as well')
    t.equal(text.exitCode, exitCode, 'the same exit code as text')
  })
}

t.test('a proxy that accepts and is silent', { buffered: true }, async (t) => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  t.teardown(() => silent.close())
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const lab = await startLab(healthy)
  t.teardown(() => lab.close())
  const proxy = { HTTPS_PROXY: `http://gitlab:never-shown-9137@127.0.0.1:${port}` }
  for (const args of [patient, hasty]) {
    const ran = await runDoctor(lab, [...args, '-o', 'json'], { env: proxy })
    const { failure } = checkIn(reportOf(ran), 'sts-reachable')
    t.match(failure, { code: 'timeout', stage: 'proxy', host: sts, proxy: `http://127.0.0.1:${port}` })
    t.ok(ran.durationMs < 3000 + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms`)
    t.notMatch(ran.stdout, 'never-shown-9137', 'without its password')
  }
})

t.test('a firewall that drops packets', { buffered: true }, async (t) => {
  const queue = await startFullQueue()
  t.teardown(() => queue.close())
  const lab = await startLab(healthy)
  t.teardown(() => lab.close())
  const ran = await runElsewhere(lab, `127.0.0.1:${queue.port}`, [...hasty, '-o', 'json'])
  const { failure } = checkIn(reportOf(ran), 'sts-reachable')
  t.match(failure, { code: 'timeout', stage: 'tcp', host: sts, timedOutAfterMs: 700 })
  t.ok(ran.durationMs < 3000 + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms`)
})

/** Runs in the lab's pod, but opens every connection to the given place. */
function runElsewhere(lab: Lab, connectTo: string, args: readonly string[]): Promise<Ran> {
  return runExecutable(
    ['--root', lab.podRoot, '--connect-to', connectTo, ...lab.podArgs, ...args],
    labEnv(lab),
  )
}
