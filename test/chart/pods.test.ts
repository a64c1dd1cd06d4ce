import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { stringify } from 'yaml'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { type Manifest, render, type Values, withoutHelm } from './helm.ts'
import { runPod, withoutKubelet } from './kubelet.ts'
import { gitlabValues, valuesFor } from './values.ts'
import { configMapsOf, type Namespace } from './volumes.ts'

/** The Pods that the chart makes, carried out with the real executable, against the lab. */

const skip = withoutHelm || withoutKubelet
const issuer = 'oidc.eks.us-east-1.amazonaws.com/id/D8F2A1C04B7E4E5F9A3B6C2D1E0F7A8B'

/** How many buckets each Pod finds. */
const components = { toolbox: 12, webservice: 9, sidekiq: 9, registry: 1 } as const

for (const [component, buckets] of Object.entries(components)) {
  t.test(`the Pod of the ${component} sees what the ${component} sees`, { skip }, async (t) => {
    const { lab, manifests } = await labWith(t, component, true)
    const { exitCode, stdout, stderr } = await run(lab, manifests, `doctor-${component}`)
    t.equal(stderr, '')
    const report: Report = JSON.parse(stdout)
    t.equal(exitCode, 0, `healthy: ${JSON.stringify(report.findings.map(({ id }) => id))}`)
    t.match(report.pod, {
      component,
      name: `doctor-${component}`,
      namespace: 'gitlab',
      serviceAccount: `gitlab-${component}`,
      uid: 1000,
    })
    t.equal(new Set(report.buckets.map(({ name }) => name)).size, buckets)
  })
}

t.test(
  'a service account that the role does not trust fails the test, and the log says why',
  { skip },
  async (t) => {
    const { lab, manifests } = await labWith(t, 'webservice', false, { output: 'text' })
    const { exitCode, stdout } = await run(lab, manifests, 'doctor-webservice')
    t.equal(exitCode, 3)
    t.match(stdout, /PROBLEM 1 of 1 {2}trust-policy-rejects-token/)
    t.match(stdout, /system:serviceaccount:gitlab:gitlab-webservice/)
  },
)

t.test(
  'a component without a service account is examined as default, as GitLab runs it',
  { skip },
  async (t) => {
    const { lab, manifests } = await labWith(t, 'sidekiq', true, {}, { serviceAccount: { enabled: false } })
    const pod = manifests.find(({ metadata }) => metadata.name === 'doctor-sidekiq')
    t.equal(pod?.spec.serviceAccountName, 'default')
    const { exitCode, stdout } = await run(lab, manifests, 'doctor-sidekiq')
    t.equal(exitCode, 3)
    const report: Report = JSON.parse(stdout)
    t.ok(report.findings.length > 0)
    t.notOk(
      report.identities.some(({ source }) => source === 'irsa'),
      'nothing gave it the role',
    )
  },
)

t.test('keys that the registry has show in its Pod, and are not printed', { skip }, async (t) => {
  const { lab, manifests } = await labWith(t, 'registry', true)
  const keys = { accesskey: 'AKIAIOSFODNN7EXAMPLE', secretkey: 'never-to-be-printed-never-to-be-prin' }
  const { stdout } = await run(lab, manifests, 'doctor-registry', keys)
  const report: Report = JSON.parse(stdout)
  t.strictSame(
    report.findings.map(({ id }) => id),
    ['static-keys-invalid'],
  )
  t.notMatch(stdout, keys.secretkey)
})

t.test('on a node the same is an init container', { skip }, async (t) => {
  const { lab, manifests } = await labWith(t, 'toolbox', true, {}, {}, { mode: 'daemonset' })
  const daemonSet = manifests.find(({ kind }) => kind === 'DaemonSet')
  const { template } = JSON.parse(JSON.stringify(daemonSet?.spec))
  t.strictSame(
    template.spec.containers.map(({ image }: { image: string }) => image),
    ['registry.k8s.io/pause:3.10'],
  )
  const onNode = { ...template.spec, containers: [] }
  const { exitCode, stdout } = await runPod('doctor-toolbox', onNode, namespaceOf(lab, manifests))
  t.equal(exitCode, 0)
  const report: Report = JSON.parse(stdout)
  t.equal(report.outcome, 'healthy')
  t.ok(
    report.buckets.every(({ write }) => write === 'skip'),
    'nothing is written from every node',
  )
})

/** A lab whose pod has the component's service account, and the chart as it is rendered for it. */
async function labWith(
  t: Test,
  component: string,
  trusted: boolean,
  doctor: Values = {},
  global: Values = {},
  more: Values = {},
): Promise<{ readonly lab: Lab; readonly manifests: readonly Manifest[] }> {
  const subject = `system:serviceaccount:gitlab:gitlab-${component}`
  const trust = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subject } },
  }
  const world = patchWorld(loadWorld('healthy'), {
    pod: {
      token: {
        subject,
        claims: {
          'kubernetes.io': {
            pod: { name: `doctor-${component}` },
            serviceaccount: { name: `gitlab-${component}` },
          },
        },
      },
    },
    ...(trusted ? { roles: { gitlab: { trust: { Statement: [trust] } } } } : {}),
  })
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  const gitlab = { ...gitlabValues, global: { ...gitlabValues.global, ...global } }
  const manifests = await render(
    valuesFor(gitlab, {
      components: [component],
      doctor: { output: 'json', args: ['--connect-to', lab.connectTo], ...doctor },
      caBundle: { configMap: 'ca', key: 'ca.crt' },
      ...more,
    }),
  )
  return { lab, manifests }
}

function run(lab: Lab, manifests: readonly Manifest[], name: string, registryKeys: Values = {}) {
  const pod = manifests.find(({ kind, metadata }) => kind === 'Pod' && metadata.name === name)
  if (pod === undefined) throw new Error(`the chart makes no Pod ${name}`)
  return runPod(name, pod.spec, namespaceOf(lab, manifests, registryKeys))
}

/** The Secrets that GitLab's documentation has an operator create, and what EKS gives the service accounts. */
function namespaceOf(lab: Lab, manifests: readonly Manifest[], registryKeys: Values = {}): Namespace {
  const { AWS_WEB_IDENTITY_TOKEN_FILE: path = '', ...podEnv } = lab.podEnv
  const token = readFileSync(join(lab.podRoot, path), 'utf8')
  const aws = Object.fromEntries(Object.entries(podEnv).filter(([name]) => name.startsWith('AWS_')))
  const injected = { env: { ...aws, AWS_WEB_IDENTITY_TOKEN_FILE: path }, files: { [path]: token } }
  const accounts = Object.keys(components).map((component) => `gitlab-${component}`)
  const s3 = { bucket: 'acme-gitlab-registry', region: 'us-east-1', objectownership: true, ...registryKeys }
  return {
    secrets: {
      'gitlab-object-store': { connection: 'provider: AWS\nuse_iam_profile: true\nregion: us-east-1\n' },
      'gitlab-s3cfg': { config: '[default]\nbucket_location = us-east-1\nacl_public = False\n' },
      'gitlab-registry-storage': { config: stringify({ s3 }) },
    },
    configMaps: { ...configMapsOf(manifests), ca: { 'ca.crt': readFileSync(lab.caFile, 'utf8') } },
    webhook: Object.fromEntries(accounts.map((account) => [account, injected])),
  }
}
