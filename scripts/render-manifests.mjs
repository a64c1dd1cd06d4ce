// Renders docs/manifests/*.yaml from the chart, for people without Helm. Needs helm on PATH.
//   --outdir DIR   where to; docs/manifests unless told
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseAllDocuments, stringify } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifests = join(root, 'docs/manifests')
const { values } = parseArgs({ options: { outdir: { type: 'string' } } })
const outdir = resolve(values.outdir ?? manifests)

/** File → mode, the kind that it holds, and how it is used. */
const files = {
  'pods.yaml': ['test', 'Pod', 'kubectl replace --force --filename pods.yaml   # also the first time'],
  'cronjobs.yaml': ['cronjob', 'CronJob', 'kubectl apply --filename cronjobs.yaml'],
  'daemonsets.yaml': ['daemonset', 'DaemonSet', 'kubectl apply --filename daemonsets.yaml'],
}

for (const [file, [mode, kind, use]] of Object.entries(files)) {
  const objects = render(mode).filter((object) => object.kind === kind)
  const head = [
    `# Rendered from charts/gitlab-iam-doctor with docs/manifests/values.yaml; README.md beside this file says what to change.`,
    `# ${use}`,
  ]
  const texts = objects.map((object) => stringify(withoutHelm(object), { lineWidth: 0 }))
  writeFileSync(join(outdir, file), `${head.join('\n')}\n---\n${texts.join('---\n')}`)
}

function render(mode) {
  const chart = join(root, 'charts/gitlab-iam-doctor')
  const flags = ['--namespace', 'gitlab', '--values', join(manifests, 'values.yaml'), '--set', `mode=${mode}`]
  const args = ['template', 'gitlab-iam-doctor', chart, ...flags]
  const { status, error, stdout, stderr } = spawnSync('helm', args, { encoding: 'utf8' })
  if (status !== 0) {
    console.error(error === undefined ? stderr : `helm cannot be run: ${error.message}`)
    process.exit(1)
  }
  const documents = parseAllDocuments(stdout)
  return documents.map((document) => document.toJS()).filter((object) => object !== null)
}

/** What only Helm understands would mislead who reads a plain manifest. */
function withoutHelm({ metadata: { labels, annotations = {}, ...metadata }, ...object }) {
  const ours = ([name]) => !name.startsWith('helm.sh/') && name !== 'app.kubernetes.io/managed-by'
  const kept = Object.fromEntries(Object.entries(annotations).filter(ours))
  return {
    ...{ apiVersion: object.apiVersion, kind: object.kind },
    metadata: {
      ...metadata,
      labels: Object.fromEntries(Object.entries(labels).filter(ours)),
      ...(Object.keys(kept).length === 0 ? {} : { annotations: kept }),
    },
    ...object,
  }
}
