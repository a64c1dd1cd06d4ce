import { cpSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { stringify } from 'yaml'
import { chart, helm, type Manifest, render, template, withoutHelm } from './helm.ts'
import { gitlabValues, image, valuesFor } from './values.ts'

/** What the chart renders, and what it refuses. */

const skip = withoutHelm
const components = ['toolbox', 'webservice', 'sidekiq', 'registry']

t.test('the linter has nothing to say', { skip }, async (t) => {
  const { exitCode, stdout } = await helm('lint', '--strict', chart)
  t.equal(exitCode, 0)
  t.match(stdout, /1 chart\(s\) linted, 0 chart\(s\) failed/)
})

t.test('helm test: a Pod for each component, which stays readable', { skip }, async (t) => {
  const pods = (await render(valuesFor())).filter(({ kind }) => kind === 'Pod')
  t.strictSame(
    pods.map(({ metadata }) => metadata.name),
    components.map((component) => `doctor-${component}`),
  )
  for (const [at, { metadata, spec }] of pods.entries()) {
    t.strictSame(metadata.annotations, {
      'helm.sh/hook': 'test',
      'helm.sh/hook-weight': `${at}`,
      'helm.sh/hook-delete-policy': 'before-hook-creation',
      'helm.sh/hook-output-log-policy': 'hook-succeeded,hook-failed',
    })
    t.equal(spec.serviceAccountName, `gitlab-${components[at]}`)
    t.equal(spec.restartPolicy, 'Never')
    t.ok(Number(spec.activeDeadlineSeconds) < 300, "less than Helm's own patience")
  }
})

t.test('every container is confined, in every mode', { skip }, async (t) => {
  for (const mode of ['test', 'cronjob', 'daemonset'])
    for (const { name, spec } of podsOf(await render(valuesFor(gitlabValues, { mode })))) {
      t.equal(spec.automountServiceAccountToken, false)
      t.match(spec.securityContext, {
        runAsUser: 1000,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      for (const { name: volume, secret, projected } of spec.volumes) {
        const mode = secret?.defaultMode ?? projected?.defaultMode
        t.ok(mode === undefined || mode === 0o400, `${volume} is for its owner and group alone`)
      }
      for (const { securityContext, resources } of [...(spec.initContainers ?? []), ...spec.containers]) {
        t.strictSame(
          securityContext,
          {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
          },
          `${mode} ${name}`,
        )
        t.match(resources, { requests: { cpu: String, memory: String }, limits: { memory: String } })
      }
    }
})

t.test('Pods of a DaemonSet have nothing that Kubernetes forbids there', { skip }, async (t) => {
  const manifests = await render(valuesFor(gitlabValues, { mode: 'daemonset', components: ['toolbox'] }))
  const [pod] = podsOf(manifests.filter(({ kind }) => kind === 'DaemonSet'))
  t.equal(pod?.spec.restartPolicy, undefined)
  t.equal(pod?.spec.activeDeadlineSeconds, undefined)
  t.match(pod?.spec.initContainers, [{ name: 'doctor' }])
})

t.test("no Service of GitLab's and no DaemonSet of ours takes a Pod for its own", { skip }, async (t) => {
  const manifests = await render(valuesFor(gitlabValues, { mode: 'daemonset', podLabels: { team: 'git' } }))
  const daemonSets = manifests.filter(({ kind }) => kind === 'DaemonSet')
  t.equal(daemonSets.length, 4)
  for (const { metadata } of manifests.filter(({ kind }) => kind === 'Pod')) {
    t.notOk(metadata.labels.app ?? metadata.labels.release)
    t.equal(metadata.labels.team, 'git')
    for (const { spec } of daemonSets) {
      const { selector } = JSON.parse(JSON.stringify(spec))
      const wanted = Object.entries<string>(selector.matchLabels)
      t.notOk(wanted.every(([name, value]) => metadata.labels[name] === value))
    }
  }
})

t.test("GitLab's values decide the service account as GitLab's chart does", { skip }, async (t) => {
  const cases: readonly [given: object, toolbox: object, account: string][] = [
    [{}, {}, 'default'],
    [{ enabled: false, name: 'all' }, { name: 'own' }, 'default'],
    [{ enabled: true }, {}, 'gitlab-toolbox'],
    [{ enabled: true, name: 'all' }, {}, 'all'],
    [{ enabled: true, name: 'all' }, { name: 'own' }, 'own'],
    [{}, { enabled: true }, 'gitlab-toolbox'],
    [{}, { enabled: true, name: 'own' }, 'own'],
  ]
  for (const [serviceAccount, own, account] of cases) {
    const gitlab = { global: { serviceAccount }, gitlab: { toolbox: { serviceAccount: own } } }
    const [pod] = podsOf(await render(valuesFor(gitlab, { components: ['toolbox'] })))
    t.equal(pod?.spec.serviceAccountName, account, JSON.stringify(gitlab))
  }
})

t.test(
  "GitLab's values give buckets, annotations and variables; the chart's own win",
  { skip },
  async (t) => {
    const gitlab = {
      global: {
        serviceAccount: { enabled: true },
        extraEnv: { AWS_REGION: 'eu-west-1', HTTPS_PROXY: 'http://proxy.example:3128' },
        appConfig: { artifacts: { bucket: 'acme/artifacts' }, lfs: { enabled: false } },
      },
      gitlab: {
        toolbox: {
          annotations: { 'iam.amazonaws.com/role': 'gitlab', 'prometheus.io/scrape': true },
          extraEnv: { AWS_REGION: 'eu-west-2' },
          extraEnvFrom: { NO_PROXY: { configMapKeyRef: { name: 'proxy', key: 'none' } } },
        },
      },
    }
    const toolbox = { expectRole: 'gitlab', buckets: { tmp: 'mine', 'dependency-proxy': 'proxied' } }
    const [pod] = podsOf(await render(valuesFor(gitlab, { components: ['toolbox'], toolbox })))
    t.strictSame(pod?.annotations['iam.amazonaws.com/role'], 'gitlab')
    t.notOk(pod?.annotations['prometheus.io/scrape'])
    const [container] = pod?.spec.containers ?? []
    t.strictSame(
      Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value ?? 'from elsewhere'])),
      {
        ARTIFACTS_BUCKET_NAME: 'acme',
        AWS_REGION: 'eu-west-2',
        BACKUP_BUCKET_NAME: 'gitlab-backups',
        HOME: '/home/git',
        HTTPS_PROXY: 'http://proxy.example:3128',
        NO_PROXY: 'from elsewhere',
        PACKAGES_BUCKET_NAME: 'gitlab-packages',
        REGISTRY_BUCKET_NAME: 'registry',
        TMP_BUCKET_NAME: 'mine',
        UPLOADS_BUCKET_NAME: 'gitlab-uploads',
      },
    )
    t.match(container?.args, [/./, /./, /./, '--expect-role=gitlab', '--bucket=dependency-proxy=proxied'])
  },
)

t.test(
  'a value that cannot be is refused, and the message says which and what would be right',
  { skip },
  async (t) => {
    const wrong: readonly [values: object, says: RegExp][] = [
      [{ mode: 'weekly' }, /at '\/mode': value must be one of 'test', 'cronjob', 'daemonset'/],
      [{ components: ['praefect'] }, /at '\/components\/0': value must be one of 'toolbox', 'webservice'/],
      [{ imaeg: {} }, /additional properties 'imaeg' not allowed/],
      [{ doctor: { timeoutSeconds: '60s' } }, /at '\/doctor\/timeoutSeconds': got string, want integer/],
      [
        { toolbox: { buckets: { lsf: 'a' } } },
        /at '\/toolbox\/buckets': additional properties 'lsf' not allowed/,
      ],
      [{ image: { digest: 'latest' } }, /at '\/image\/digest'/],
      [{ cronjob: { schedule: 'daily' } }, /at '\/cronjob\/schedule'/],
      [
        { doctor: { timeoutSeconds: 240 } },
        /timeoutSeconds is 240, but Kubernetes ends the Pod after .* 240/,
      ],
      [
        { image: { repository: '' } },
        /image\.repository is empty\. Build the image .* --set image\.repository=/,
      ],
      [
        { gitlab: { values: '[1]' } },
        /gitlab\.values is not YAML.*helm get values gitlab --namespace gitlab --all --output yaml/,
      ],
      [
        { gitlab: { values: 'global: {appConfig: [1]}' } },
        /gitlab\.values: global\.appConfig is not a mapping/,
      ],
      [{ gitlab: { values: 'registry: text' } }, /gitlab\.values: registry is not a mapping/],
      [{ gitlab: { values: 'replicas: 1' } }, /these are not the values of GitLab's chart/],
      [{ gitlab: { values: '' } }, /toolbox\.buckets\.backups is not known/],
      [{ gitlab: { values: '' }, components: ['sidekiq'] }, /sidekiq\.serviceAccountName is not known/],
      [{ podLabels: { app: 'webservice' } }, /podLabels\.app is refused: GitLab's Services/],
      [
        { registry: { shellImage: '' } },
        /shellImage is empty.*Secret gitlab-registry-storage.*--set registry\.shellImage=/,
      ],
      [{ registry: { storage: { s3: { accesskey: 'AKIA' } } } }, /registry\.storage\.s3 holds keys/],
      [
        { registry: { storage: { gcs: {} } } },
        /at '\/registry\/storage': additional properties 'gcs' not allowed/,
      ],
    ]
    for (const [values, says] of wrong) {
      const { exitCode, stderr } = await template({ ...valuesFor(), ...values, ...withImage(values) })
      t.not(exitCode, 0)
      t.match(stderr, says)
    }
  },
)

t.test(
  'what the component’s own configuration tells, the chart does not tell beside it',
  { skip },
  async (t) => {
    const bucketsOf = async (more: object) => {
      const pods = podsOf(
        await render(valuesFor(gitlabValues, { components: ['webservice', 'registry'], ...more })),
      )
      return pods.map(
        ({ spec }) => spec.containers[0]?.args?.filter((word) => word.startsWith('--bucket=')).length,
      )
    }
    t.strictSame(await bucketsOf({}), [9, 0])
    t.strictSame(await bucketsOf({ secrets: { gitlabYml: { name: 'rendered' } } }), [0, 0])
  },
)

t.test('without GitLab’s values everything can be told', { skip }, async (t) => {
  const told = { serviceAccountName: 'gitlab', buckets: { artifacts: 'a' } }
  const manifests = await render({
    image: { ...image, digest: `sha256:${'0'.repeat(64)}` },
    toolbox: { ...told, buckets: { backups: 'b' } },
    webservice: told,
    sidekiq: told,
    registry: {
      ...told,
      buckets: { registry: 'r' },
      storage: { s3_v2: { bucket: 'r', region: 'us-east-1' } },
    },
    secrets: { gitlabYml: { name: 'rendered' } },
  })
  t.equal(podsOf(manifests).length, 4)
  for (const { spec } of podsOf(manifests)) {
    t.equal(spec.serviceAccountName, 'gitlab')
    t.match(spec.containers[0]?.image, /^registry\.example\.com\/gitlab-iam-doctor@sha256:0+$/)
  }
  const config = manifests.find(({ metadata }) => metadata.name === 'doctor-registry')
  const s3 = { bucket: 'r', region: 'us-east-1' }
  t.equal(config?.data?.['config.yml'], stringify({ version: 0.1, storage: { s3_v2: s3 } }))
})

t.test('the notes name the next step for each mode', { skip }, async (t) => {
  for (const [mode, says] of Object.entries({
    test: /helm test doctor/,
    cronjob: /get jobs/,
    daemonset: /get pods/,
  })) {
    const { stdout } = await template(valuesFor(gitlabValues, { mode }), withNotesToSee(t))
    t.match(stdout, says)
    t.match(stdout, /sidekiq +gitlab-sidekiq/)
  }
})

/** A copy of the chart that renders its notes as a template: Helm itself prints them only with a cluster. */
function withNotesToSee(t: Test): string {
  const copy = join(t.testdir({ chart: {} }), 'chart')
  cpSync(chart, copy, { recursive: true })
  renameSync(join(copy, 'templates/NOTES.txt'), join(copy, 'NOTES.txt'))
  writeFileSync(
    join(copy, 'templates/notes.yaml'),
    'notes: |\n{{ tpl (.Files.Get "NOTES.txt") . | indent 2 }}\n',
  )
  return copy
}

/** The image that the other values need, unless they are about the image. */
function withImage(values: { image?: object }): object {
  return { image: { ...image, ...values.image } }
}

interface RenderedPod {
  readonly name: string
  readonly annotations: Readonly<Record<string, string>>
  readonly spec: Manifest['spec']
}

/** Every Pod there is, and every template of one. */
function podsOf(manifests: readonly Manifest[]): readonly RenderedPod[] {
  return manifests.flatMap(({ kind, metadata: { name, annotations = {} }, spec }): readonly RenderedPod[] => {
    if (kind === 'Pod') return [{ name, annotations, spec }]
    const { jobTemplate, template } = JSON.parse(JSON.stringify(spec ?? {}))
    const pod = jobTemplate?.spec.template ?? template
    return pod === undefined ? [] : [{ name, annotations: pod.metadata.annotations ?? {}, spec: pod.spec }]
  })
}
