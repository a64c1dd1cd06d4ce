// Builds dist/: the executables for linux x64 and arm64, their checksums, and the bundle for Node.
//   --host   only the executable for this machine's processor
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import './gather-pages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const runtimes = { x64: 'bun-linux-x64-baseline', arm64: 'bun-linux-aarch64' }
const runtimeOf = (arch) => `${root}runtimes/node_modules/@oven/${runtimes[arch]}/bin/bun`

const host = process.arch
if (process.platform !== 'linux' || runtimes[host] === undefined) {
  fail(
    `executables are built on linux x64 or arm64; this is ${process.platform} ${host}. Use bin/gitlab-iam-doctor.mjs with Node.`,
  )
}
if (!Object.keys(runtimes).every((arch) => existsSync(runtimeOf(arch)))) {
  // --force: one of the two is for another processor, and npm would refuse it.
  run('npm', [
    'ci',
    '--force',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--prefix',
    `${root}runtimes`,
  ])
}

mkdirSync(`${root}dist`, { recursive: true })
bun(['build', 'src/main.ts', '--target=node', '--outfile=dist/gitlab-iam-doctor.mjs'])
for (const arch of process.argv.includes('--host') ? [host] : Object.keys(runtimes)) {
  bun([
    'build',
    'src/main.ts',
    '--compile',
    '--bytecode',
    '--format=esm',
    '--minify-syntax',
    '--minify-whitespace',
    `--target=bun-linux-${arch}`,
    `--compile-executable-path=${runtimeOf(arch)}`,
    // A doctor that sees another environment than its pod's is worthless: neither file of the current folder may count.
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
    `--outfile=dist/gitlab-iam-doctor-linux-${arch}`,
  ])
}
const executables = readdirSync(`${root}dist`).filter((name) =>
  /^gitlab-iam-doctor-linux-(x64|arm64)$/.test(name),
)
const sums = executables.map(
  (name) =>
    `${createHash('sha256')
      .update(readFileSync(`${root}dist/${name}`))
      .digest('hex')}  ${name}\n`,
)
writeFileSync(`${root}dist/SHA256SUMS`, sums.join(''))

function bun(args) {
  // Nothing of the builder's own configuration may reach the executable.
  run(runtimeOf(host), args, { PATH: process.env.PATH, HOME: `${root}dist/.home`, DO_NOT_TRACK: '1' })
  rmSync(`${root}dist/.home`, { recursive: true, force: true })
}

function run(command, args, env = process.env) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) fail(`${command} ${args.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
