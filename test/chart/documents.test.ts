import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { outputFormats } from '../../src/formats.ts'
import { programHere } from '../build/program-here.ts'
import { runProgram } from '../build/run-program.ts'
import { chart, template, withoutHelm } from './helm.ts'
import { gitlabValues, valuesFor } from './values.ts'

/** The chart's papers: what is written beside it must be what it is. */

const manifests = fileURLToPath(new URL('../../docs/manifests', import.meta.url))
const renderer = fileURLToPath(new URL('../../scripts/render-manifests.mjs', import.meta.url))
const values = readFileSync(join(chart, 'values.yaml'), 'utf8')
const readme = readFileSync(join(chart, 'README.md'), 'utf8')

t.test('the chart has the version of what it runs', (t) => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  t.match(parseDocument(readFileSync(join(chart, 'Chart.yaml'), 'utf8')).toJS(), {
    version,
    appVersion: version,
  })
  t.end()
})

t.test('the log may have each format that the doctor has', (t) => {
  const { properties } = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8'))
  t.strictSame(properties.doctor.properties.output.enum, [...outputFormats])
  for (const format of outputFormats) t.match(readme, `\`${format}\``)
  t.end()
})

t.test('every value has its line in the README, and is in the schema', (t) => {
  const { properties, $defs } = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8'))
  const { contents } = parseDocument(values)
  if (!isMap(contents)) throw new Error('values.yaml is not a mapping')
  const documented = [...values.matchAll(/^ *# -- /gm)].length
  const rows = [...readme.matchAll(/^\| (?!Key )([\w.]+) \| \w+ \| .* \| (.*) \|$/gm)]
  t.equal(rows.length, documented, 'a row for each comment')
  t.strictSame(
    rows.filter(([, , description]) => description === ''),
    [],
    'and none without words',
  )
  for (const name of namesOf(contents)) {
    t.ok(
      rows.some(([, row]) => row === name || name.startsWith(`${row}.`)),
      `README.md tells ${name}`,
    )
    const [first = '', second] = name.split('.')
    const { $ref = '', ...here } = properties[first] ?? {}
    const inside = $defs[$ref.replace('#/$defs/', '')] ?? here
    t.ok(second === undefined || second in inside.properties, `the schema knows ${name}`)
  }
  t.end()
})

const withoutHelmDocs = programHere('helm-docs')
  ? false
  : 'helm-docs is not installed (go install github.com/norwoodj/helm-docs/cmd/helm-docs, see .ci/run)'

t.test('the README is what helm-docs makes', { skip: withoutHelmDocs }, async (t) => {
  const made = await runProgram([
    'helm-docs',
    '--dry-run',
    '--log-level',
    'error',
    '--chart-search-root',
    chart,
  ])
  t.equal(made.stdout.trim(), readme.trim(), 'otherwise run helm-docs in the chart')
})

t.test('the manifests for clusters without Helm are those of the chart', { skip: withoutHelm }, async (t) => {
  const outdir = t.testdir({})
  const { exitCode, stderr } = await runProgram([process.execPath, renderer, '--outdir', outdir])
  t.equal(exitCode, 0, stderr)
  const made = readdirSync(outdir)
  t.strictSame(made.sort(), ['cronjobs.yaml', 'daemonsets.yaml', 'pods.yaml'])
  for (const file of made) {
    const text = readFileSync(join(manifests, file), 'utf8')
    t.equal(
      text,
      readFileSync(join(outdir, file), 'utf8'),
      `${file}: otherwise run scripts/render-manifests.mjs`,
    )
    t.notMatch(text, /helm\.sh\/|managed-by/, 'nothing that only Helm understands')
  }
})

const withoutSchemas = programHere('kubernetes-validate')
  ? false
  : 'kubernetes-validate is not installed (pip install kubernetes-validate, see .ci/run)'

for (const version of ['1.25.0', '1.37.0'])
  t.test(`Kubernetes ${version} knows every field`, { skip: withoutSchemas || withoutHelm }, async (t) => {
    const more = {
      imagePullSecrets: [{ name: 'pull' }],
      caBundle: { configMap: 'ca' },
      secrets: { gitlabYml: { name: 'rendered' } },
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ operator: 'Exists' }],
      extraVolumes: [{ name: 'more', emptyDir: {} }],
      extraVolumeMounts: [{ name: 'more', mountPath: '/more' }],
    }
    const files = ['pods.yaml', 'cronjobs.yaml', 'daemonsets.yaml'].map((name) => join(manifests, name))
    const rendered: Record<string, string> = {}
    for (const mode of ['test', 'cronjob', 'daemonset'])
      rendered[`${mode}.yaml`] = (await template(valuesFor(gitlabValues, { mode, ...more }))).stdout
    const folder = t.testdir(rendered)
    const all = [...files, ...Object.keys(rendered).map((name) => join(folder, name))]
    const { exitCode, stdout } = await runProgram(['kubernetes-validate', '--strict', '-k', version, ...all])
    t.equal(exitCode, 0, stdout)
    t.match(stdout, /passed for resource daemonset/)
  })

/** `image.tag` and the like: every value that the file sets, two levels deep. */
function namesOf(map: YAMLMap, above = ''): readonly string[] {
  return map.items.flatMap(({ key, value }) => {
    const name = `${above}${isScalar(key) ? key.value : ''}`
    return isMap(value) && value.items.length > 0 && above === '' && !isOneValue(name)
      ? namesOf(value, `${name}.`)
      : [name]
  })
}

/** Values that Kubernetes' own words fill. */
function isOneValue(name: string): boolean {
  return ['resources', 'podSecurityContext'].includes(name)
}
