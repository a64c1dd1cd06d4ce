import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import t from 'tap'
import { executable } from '../executable/run.ts'
import { runProgram } from './run-program.ts'

/** Who asks what is in the executable gets an answer that is complete, and no longer than the truth. */

interface Component {
  readonly type: string
  readonly name: string
  readonly version: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const runtime = `@oven/bun-linux-${process.arch === 'x64' ? 'x64-baseline' : 'aarch64'}`
const text = readFileSync(`${executable}.cdx.json`, 'utf8')
const { metadata, components }: { metadata: { component: object }; components: readonly Component[] } =
  JSON.parse(text)

t.test('the bill of materials is CycloneDX', async (t) => {
  t.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text), null)
})

t.test('it is of this very executable', async (t) => {
  const content = createHash('sha256').update(readFileSync(executable)).digest('hex')
  t.match(metadata.component, { hashes: [{ alg: 'SHA-256', content }] })
  t.notMatch(text, /timestamp|serialNumber/, 'and holds nothing that another build would not')
  const { stdout } = await runProgram([executable, '--version'], { env: { BUN_BE_BUN: '1' } })
  const platforms = components.filter(({ type }) => type === 'platform')
  t.match(platforms, [{ name: runtime, version: stdout.trim() }], "with the runtime's own version")
})

// The map of the sources is written by another part of the bundler than the list that the bill is made from.
t.test('it names the packages whose sources are in the bundle, and no other', async (t) => {
  const outdir = t.testdir({})
  const bun = join(root, 'runtimes/node_modules', runtime, 'bin/bun')
  const flags = ['--target=node', '--sourcemap=external', `--outdir=${outdir}`]
  const { exitCode, stderr } = await runProgram([bun, 'build', 'src/main.ts', ...flags], { cwd: root })
  t.equal(exitCode, 0, stderr)
  const { sources }: { sources: readonly string[] } = JSON.parse(
    readFileSync(join(outdir, 'main.js.map'), 'utf8'),
  )
  const folders = sources.flatMap(
    (path) => path.match(/node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/) ?? [],
  )
  const packages = [...new Set(folders)].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    return `${name}@${version}`
  })
  const named = components.flatMap(({ type, name, version }) =>
    type === 'library' ? [`${name}@${version}`] : [],
  )
  t.strictSame(packages.toSorted(), named.toSorted())
})

t.test('the executable is not larger than a pod can take', (t) => {
  const megabytes = statSync(executable).size / 1e6
  t.comment(`${megabytes.toFixed(1)} MB, ${components.length} components`)
  t.ok(megabytes < 130, `${megabytes.toFixed(1)} MB`)
  t.end()
})
