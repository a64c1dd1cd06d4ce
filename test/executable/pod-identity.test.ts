import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'
import type { Source } from '../../src/model/words.ts'
import { secretsIn } from './canaries.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { harmfulIn, noBugOfOurs } from './harmless.ts'
import { checkIn, reportOf } from './report.ts'
import { runDoctor } from './run.ts'
import { tokenCases } from './tokenCases.ts'

const world = fewerBuckets(loadWorld('pod-identity'), ['LFS'])
const tokenFile = world.pod.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE ?? ''
t.jobs = 3

for (const [name, { put }] of Object.entries(tokenCases)) {
  t.test(`the token file of the agent holds ${name}`, { buffered: true }, async (t) => {
    const lab = await startLab(world)
    t.teardown(() => lab.close())
    const path = join(lab.podRoot, tokenFile)
    const token = readFileSync(path, 'utf8')
    rmSync(path)
    put(path, token)

    const report = reportOf(await runDoctor(lab, ['-o', 'json']))
    noBugOfOurs(t, report)
    const { status } = checkIn(report, 'credential-source')
    const found = report.findings.map(({ id }) => id)
    t.strictSame(found, status === 'pass' ? [] : ['pod-identity-token-unusable'], `${status}, and explained`)
    t.equal(report.exitCode, status === 'fail' ? 3 : 0)
    const text = await runDoctor(lab, ['-v', '--color=never'])
    t.strictSame(harmfulIn(text.stdout), [], 'no character that a terminal would obey')
    for (const part of token.split('.'))
      t.notOk(text.stdout.includes(part.slice(0, 60)), 'no part of the token is shown')
  })
}

interface Variant {
  readonly patch?: Json
  readonly env?: (lab: Lab) => Readonly<Record<string, string | undefined>>
  readonly source?: Source
  readonly status?: string
  readonly says?: string | RegExp
  readonly findings?: readonly string[]
}

const proxy = { proxy: {}, pod: { env: { HTTP_PROXY: '<PROXY URL>', HTTPS_PROXY: '<PROXY URL>' } } }
const variants: Readonly<Record<string, Variant>> = {
  'the token in the variable instead of a file': {
    env: (lab) => ({
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: undefined,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: readFileSync(join(lab.podRoot, tokenFile), 'utf8'),
    }),
  },
  'the address of the agent in an IPv6 cluster': {
    env: () => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://[fd00:ec2::23]/v1/credentials' }),
  },
  'an address without a path that the agent knows': {
    env: () => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/?token=do-not-show-me' }),
    status: 'fail',
    findings: ['pod-identity-address-wrong'],
  },
  'no token at all': {
    env: () => ({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: undefined }),
    status: 'fail',
    says: 'Service account token cannot be empty',
    findings: ['pod-identity-token-unusable'],
  },
  'no URL': {
    env: () => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: '169.254.170.23/v1/credentials' }),
    status: 'fail',
    says: 'no URL',
    findings: ['pod-identity-address-wrong'],
  },
  'a proxy for everything, which is not asked for the agent': {
    patch: { ...proxy, pod: { env: { ...proxy.pod.env, NO_PROXY: '169.254.170.23' } } },
  },
  'a proxy from which GitLab would expect the agent': { patch: proxy, findings: ['metadata-behind-proxy'] },
  'keys in the environment, which come first': {
    env: () => ({ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }),
    source: 'static-env',
    findings: ['static-keys-shadow-role'],
  },
  'an agent that is asked too often': {
    patch: { faults: { '169.254.170.23': { answer: { status: 429, body: 'Too Many Requests\n' } } } },
    status: 'error',
    says: 'Too Many Requests',
    findings: ['pod-identity-agent-failing'],
  },
  'an agent that gives half of the credentials': {
    patch: {
      faults: {
        '169.254.170.23': { answer: { status: 200, body: '{"SecretAccessKey":"half-of-the-credentials"}' } },
      },
    },
    status: 'fail',
    says: 'an answer without complete credentials',
    findings: ['unexplained-failure'],
  },
}

for (const [story, variant] of Object.entries(variants)) {
  const { patch = {}, env, source = 'pod-identity', status = 'pass', says = /./, findings = [] } = variant
  t.test(story, { buffered: true }, async (t) => {
    const lab = await startLab(patchWorld(world, patch))
    t.teardown(() => lab.close())
    const ran = await runDoctor(lab, ['-o', 'json'], env === undefined ? {} : { env: env(lab) })
    const report = reportOf(ran)
    noBugOfOurs(t, report)
    const check = checkIn(report, 'credential-source')
    t.match(check, { status, facts: { source } })
    t.match(check.message, says)
    t.strictSame(
      report.findings.map(({ id }) => id),
      findings,
    )
    t.notMatch(ran.stdout, /do-not-show-me|half-of-the-credentials/)
    t.strictSame(secretsIn(ran.stdout, lab), [], 'no secret')
    t.notOk(
      lab.requests.some(({ host, proxied }) => host.startsWith('169.254.') && proxied),
      'nobody asks a proxy for the agent',
    )
  })
}

t.test('of an older Workhorse it is not said that it knows the agent', { buffered: true }, async (t) => {
  const { env } = world.pod
  const agentMayAssume = {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  }
  const said = async (chart: string) => {
    const webservice = patchWorld(fewerBuckets(loadWorld('healthy-webservice'), ['LFS']), {
      roles: { gitlab: { trust: { Statement: [agentMayAssume] } } },
      oidcProviders: { cluster: null },
      podIdentity: {
        cluster: 'acme',
        association: { namespace: 'gitlab', serviceAccount: 'gitlab-webservice', role: 'gitlab' },
      },
      pod: {
        gitlab: { chart },
        env: {
          AWS_ROLE_ARN: null,
          AWS_WEB_IDENTITY_TOKEN_FILE: null,
          AWS_CONTAINER_CREDENTIALS_FULL_URI: env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? null,
          AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
        },
        files: { [tokenFile]: { token: { audience: ['pods.eks.amazonaws.com'] }, mode: '0644' } },
      },
    })
    const lab = await startLab(webservice)
    t.teardown(() => lab.close())
    const { status, message } = checkIn(
      reportOf(await runDoctor(lab, ['-o', 'json'])),
      'workhorse-credentials',
    )
    return `${status}: ${message}`
  }
  t.match(
    await said('8.2.0'),
    /^pass: .*, if it knows EKS Pod Identity, which is certain from GitLab 17\.4 on$/,
  )
  t.match(await said('9.5.0'), /^pass: (?!.*if it knows)/)
})
