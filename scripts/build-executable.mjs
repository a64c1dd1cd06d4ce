// Builds the executables for linux x64 and arm64, what each is made of (CycloneDX), their checksums, and the bundle for
// Node.
//   --host         only the executable for this machine's processor
//   --arch ARCH    only the executable for x64 or arm64
//   --outdir DIR   where to; dist unless told
// Every file appears whole or not at all, so that builds and the tests that run their results may meet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { billOfMaterials } from './bill-of-materials.mjs'
import { gatherPages } from './gather-pages.mjs'
import { writeWhole } from './write-whole.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const runtimes = { x64: 'bun-linux-x64-baseline', arm64: 'bun-linux-aarch64' }
const runtimeOf = (arch) => join(root, 'runtimes/node_modules/@oven', runtimes[arch], 'bin/bun')

const host = process.arch
if (process.platform !== 'linux' || runtimes[host] === undefined) {
  fail(`the build needs linux on x64 or arm64; this is ${process.platform} on ${host}`)
}
const { values } = parseArgs({
  options: { host: { type: 'boolean' }, arch: { type: 'string' }, outdir: { type: 'string' } },
})
const wanted = values.host ? [host] : values.arch === undefined ? Object.keys(runtimes) : [values.arch]
if (!wanted.every((arch) => Object.hasOwn(runtimes, arch))) fail(`there is no runtime for ${wanted}`)
const outdir = resolve(values.outdir ?? join(root, 'dist'))

gatherPages()
if (![host, ...wanted].every((arch) => existsSync(runtimeOf(arch)))) installRuntimes()
mkdirSync(outdir, { recursive: true })
const workshop = mkdtempSync(join(outdir, '.building-'))
process.on('exit', () => rmSync(workshop, { recursive: true, force: true }))

bun('gitlab-iam-doctor.mjs', ['--target=node'])
for (const arch of wanted) {
  const name = `gitlab-iam-doctor-linux-${arch}`
  const metafile = join(workshop, `${arch}.json`)
  bun(name, [
    '--compile',
    `--metafile=${metafile}`,
    '--bytecode',
    '--format=esm',
    '--minify-syntax',
    '--minify-whitespace',
    `--target=bun-linux-${arch}`,
    `--compile-executable-path=${runtimeOf(arch)}`,
    // A doctor that sees another environment than its pod's is worthless: no file of the current folder may count,
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
    '--no-compile-autoload-tsconfig',
    '--no-compile-autoload-package-json',
    // and no option from BUN_OPTIONS: `--` ends the runtime's own. What the user types arrives all the same.
    // The runtime's warnings (of NODE_DEBUG, for one) would stand on a stderr that promises to be empty.
    '--compile-exec-argv=--no-warnings --',
  ])
  const inputs = Object.keys(JSON.parse(readFileSync(metafile, 'utf8')).inputs)
  const bill = billOfMaterials({
    root,
    name,
    sha256: sha256(name),
    inputs,
    runtime: `@oven/${runtimes[arch]}`,
  })
  writeWhole(join(outdir, `${name}.cdx.json`), bill)
}
const executables = readdirSync(outdir).filter((name) => /^gitlab-iam-doctor-linux-(x64|arm64)$/.test(name))
writeWhole(join(outdir, 'SHA256SUMS'), executables.map((name) => `${sha256(name)}  ${name}\n`).join(''))

/** Runs `bun build` with nothing of the builder's own configuration, and puts what it makes in its place. */
function bun(name, args) {
  const made = join(workshop, name)
  const env = { PATH: process.env.PATH, HOME: workshop, DO_NOT_TRACK: '1' }
  run(runtimeOf(host), ['build', 'src/main.ts', ...args, `--outfile=${made}`], env)
  renameSync(made, join(outdir, name))
}

function installRuntimes() {
  // --force: one of the two is for another processor, and npm would refuse it.
  const flags = ['--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  run('npm', ['ci', ...flags, '--prefix', join(root, 'runtimes')], process.env)
}

function sha256(name) {
  return createHash('sha256')
    .update(readFileSync(join(outdir, name)))
    .digest('hex')
}

function run(command, args, env) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) fail(`${command} ${args.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
