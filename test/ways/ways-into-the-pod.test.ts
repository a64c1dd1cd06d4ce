import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { parse, stringify } from 'yaml'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { runProgram } from '../build/run-program.ts'
import { withoutHelm } from '../chart/helm.ts'
import { withoutKubelet } from '../chart/kubelet.ts'
import { executable } from '../executable/run.ts'
import { recipes } from './recipes.ts'

/** The page's lines, as they stand there. */

const page = recipes()
const standIn = fileURLToPath(new URL('./kubectl.mjs', import.meta.url))
const executed = page.filter(({ treatment }) => treatment === 'executed')

t.test('the page says of each block whether it is executed', (t) => {
  t.ok(executed.length >= 6)
  for (const { section, language, text } of page) {
    t.ok(['sh', 'yaml'].includes(language), section)
    if (/ -o json/.test(text))
      t.notMatch(text, /exec (-\w*t|.* -\w*t\b)/, `${section}: no terminal beside JSON`)
  }
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [first = ''] = executed.map(({ text }) => text)
  t.ok(readme.includes(first), 'the README shows the first way, as it is here')
  t.end()
})

const skip = withoutKubelet

t.test('copied with a shell, the doctor says of the toolbox what is true', { skip }, async (t) => {
  const { run, read } = await cluster(t)
  const ran = await run('Copy it with a shell')
  t.equal(ran.exitCode, 0, ran.stderr)
  t.match(ran.stdout, /Healthy: .*GitLab can use its 11 buckets/)
  const report: Report = JSON.parse(read('report.json'))
  t.match(report, { outcome: 'healthy', pod: { component: 'toolbox', uid: 1000 } })
})

t.test('copied with kubectl cp, too', { skip }, async (t) => {
  const { run } = await cluster(t)
  const ran = await run('Copy it with kubectl cp')
  t.equal(ran.exitCode, 0, ran.stderr)
  t.match(ran.stdout, /Healthy/)
})

t.test('webservice, Sidekiq and the registry each answer for themselves', { skip }, async (t) => {
  const { run, read } = await cluster(t)
  const ran = await run('Webservice, Sidekiq and the registry')
  t.equal(ran.exitCode, 0, ran.stderr)
  const examined = {
    webservice: 'acme-gitlab-artifacts',
    sidekiq: 'acme-gitlab-lfs',
    registry: 'acme-gitlab-registry',
  }
  for (const [component, bucket] of Object.entries(examined)) {
    const report: Report = JSON.parse(read(`${component}.json`))
    t.match(report, { outcome: 'healthy', pod: { component } })
    t.ok(report.buckets.some(({ name }) => name === bucket))
  }
})

t.test('the task-runner of old charts is found by its own name', { skip }, async (t) => {
  const { run } = await cluster(t)
  const ran = await run('The task-runner of charts before 5.5')
  t.equal(ran.exitCode, 0, ran.stderr)
  t.match(ran.stdout, /Healthy/)
})

t.test('the texts for GitLab’s chart go through tpl and give a pod', { skip: withoutHelm }, async (t) => {
  const [recipe] = page.filter(({ treatment }) => treatment === 'rendered')
  const parts = ['extraInitContainers', 'extraVolumes', 'extraVolumeMounts']
  const chart = t.testdir({
    'Chart.yaml': 'apiVersion: v2\nname: gitlab\nversion: 0.0.0\n',
    'values.yaml': recipe?.text ?? '',
    templates: {
      // As in GitLab's templates/_extraObjects.tpl: the value is a text, and goes through tpl.
      'pod.yaml': parts
        .map((part) => `${part}:\n{{ tpl .Values.gitlab.toolbox.${part} . | indent 2 }}\n`)
        .join(''),
    },
  })
  const { exitCode, stdout, stderr } = await runProgram(['helm', 'template', 'gitlab', chart])
  t.equal(exitCode, 0, stderr)
  const mount = { name: 'gitlab-iam-doctor', mountPath: '/opt/gitlab-iam-doctor' }
  t.match(parse(stdout), {
    extraInitContainers: [{ args: ['install', mount.mountPath], volumeMounts: [mount] }],
    extraVolumes: [{ name: mount.name, emptyDir: {} }],
    extraVolumeMounts: [mount],
  })
})

t.test(
  'what the init container installs runs in the toolbox',
  { skip: skip || (await withoutInstall()) },
  async (t) => {
    const { run, folderOf } = await cluster(t)
    const folder = join(folderOf('gitlab-toolbox-7c9d8b5f6d-x2x7k'), 'opt/gitlab-iam-doctor')
    mkdirSync(folder, { recursive: true })
    const installed = await runProgram([executable, 'install', folder])
    t.equal(installed.exitCode, 0, installed.stderr)
    const ran = await run("Let GitLab's chart put it there")
    t.equal(ran.exitCode, 0, ran.stderr)
    t.match(ran.stdout, /Healthy/)
  },
)

async function withoutInstall(): Promise<string | false> {
  const { stdout } = await runProgram([executable, '--help'])
  return /gitlab-iam-doctor install/.test(stdout) ? false : 'this executable has no command install'
}

/** Pods in folders, and a place to run the page's lines in. */
async function cluster(t: Test) {
  const lab = await startLab(loadWorld('proxy'))
  t.teardown(() => lab.close())
  const folder = t.testdir({ bin: {}, dist: {}, pods: {} })
  chmodSync(folder, 0o755)
  symlinkSync(executable, join(folder, 'dist/gitlab-iam-doctor-linux-x64'))
  symlinkSync(standIn, join(folder, 'bin/kubectl'))
  const folderOf = (name: string) => join(folder, 'pods', name)
  const pods = ['toolbox', 'task-runner', 'webservice', 'sidekiq', 'registry'].map((app) => {
    const name = app === 'toolbox' ? 'gitlab-toolbox-7c9d8b5f6d-x2x7k' : `gitlab-${app}-0`
    const env = layOutPod(lab, app, folderOf(name))
    const containers = { [app]: { root: folderOf(name), env } }
    return {
      ...{ name, namespace: 'gitlab', deployment: `gitlab-${app}` },
      labels: { app },
      phase: 'Running',
      containers,
    }
  })
  const finished = {
    name: 'gitlab-toolbox-backup-1',
    namespace: 'gitlab',
    labels: { app: 'toolbox' },
    phase: 'Succeeded',
  }
  const list = join(folder, 'pods.json')
  writeFileSync(list, JSON.stringify([{ ...finished, containers: {} }, ...pods]))
  return {
    folderOf,
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    run: (section: string) => {
      const blocks = executed.filter((one) => one.section === section).map(({ text }) => text)
      if (blocks.length === 0) throw new Error(`the page has nothing to execute below "${section}"`)
      const PATH = `${join(folder, 'bin')}:${process.env.PATH}`
      return runProgram(['bash', '-euo', 'pipefail', '-c', blocks.join('\n')], {
        cwd: folder,
        env: { PATH, KUBECTL_PODS: list },
      })
    },
  }
}

/** The files of a pod of this kind; answers with its variables. AWS is reached through the world's proxy. */
function layOutPod(lab: Lab, app: string, root: string): Record<string, string> {
  cpSync(lab.podRoot, root, { recursive: true })
  mkdirSync(join(root, 'tmp'))
  chmodSync(join(root, 'tmp'), 0o1777)
  cpSync(lab.caFile, join(root, 'etc/ca.pem'))
  if (app === 'registry') {
    rmSync(join(root, 'srv/gitlab/config'), { recursive: true })
    mkdirSync(join(root, 'etc/docker/registry'), { recursive: true })
    const s3 = { bucket: 'acme-gitlab-registry', region: 'us-east-1', objectownership: true }
    writeFileSync(join(root, 'etc/docker/registry/config.yml'), stringify({ version: 0.1, storage: { s3 } }))
  }
  const toolbox = ['toolbox', 'task-runner'].includes(app)
  const own = Object.entries(lab.podEnv).filter(([name]) => toolbox || !name.endsWith('_BUCKET_NAME'))
  const sign = { webservice: 'GITLAB_WEBSERVER', sidekiq: 'SIDEKIQ_CONCURRENCY' }[app]
  return { ...Object.fromEntries(own), ...(sign && { [sign]: '1' }), AWS_CA_BUNDLE: '/etc/ca.pem' }
}
