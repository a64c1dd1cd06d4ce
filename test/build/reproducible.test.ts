import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { runProgram } from './run-program.ts'

/** Who distrusts a released executable can build it again and compare. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = `gitlab-iam-doctor-linux-${process.arch}`

t.test('two builds are the same, byte for byte, wherever the checkout lies', async (t) => {
  const here = await build(t, root)
  const there = await build(t, copyOfCheckout(t))
  t.strictSame(sumsOf(there), sumsOf(here))
})

t.test('two builds into one folder at the same time do not disturb each other', async (t) => {
  const outdir = temporaryFolder(t, 'out-')
  await Promise.all([build(t, root, outdir), build(t, root, outdir)])
  const files = ['SHA256SUMS', program, `${program}.cdx.json`, 'gitlab-iam-doctor.mjs']
  t.strictSame(readdirSync(outdir).sort(), files)
  t.equal(readFileSync(join(outdir, 'SHA256SUMS'), 'utf8'), `${sumsOf(outdir)[program]}  ${program}\n`)
})

t.test('a build names nothing of its builder', async (t) => {
  const outdir = await build(t, root)
  for (const file of [program, `${program}.cdx.json`, 'gitlab-iam-doctor.mjs']) {
    const bytes = readFileSync(join(outdir, file))
    for (const path of [root, outdir]) t.notOk(bytes.includes(path), `${file} does not hold ${path}`)
  }
})

t.test('every build refuses what it does not know', async (t) => {
  for (const args of [['--arch', 'riscv64'], ['--nonsense']]) {
    const { exitCode, stderr } = await runBuild(root, args)
    t.not(exitCode, 0)
    t.match(stderr, args.at(-1))
  }
})

t.test('what is built from is pinned by content, and by no place to download it from', (t) => {
  for (const lock of ['package-lock.json', 'runtimes/package-lock.json']) {
    const { packages } = JSON.parse(readFileSync(join(root, lock), 'utf8'))
    const { '': _, ...others }: Record<string, { integrity?: string; resolved?: string }> = packages
    const loose = Object.entries(others).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
    t.strictSame(loose, [], `${lock}: every package has its checksum`)
    const bound = Object.entries(others).filter(([, { resolved }]) => resolved !== undefined)
    t.strictSame(bound, [], `${lock}: no package names a host`)
  }
  const runtimes = JSON.parse(readFileSync(join(root, 'runtimes/package.json'), 'utf8'))
  for (const version of Object.values(runtimes.dependencies)) t.match(version, /^\d+\.\d+\.\d+$/)
  t.end()
})

/** Builds for this machine's processor and answers with the folder. */
async function build(t: Test, checkout: string, outdir = temporaryFolder(t, 'out-')): Promise<string> {
  const { exitCode, stderr } = await runBuild(checkout, ['--host', '--outdir', outdir])
  if (exitCode !== 0) throw new Error(`the build failed: ${stderr}`)
  return outdir
}

/** File name → checksum. */
function sumsOf(folder: string): Readonly<Record<string, string>> {
  const sha256 = (name: string) => createHash('sha256').update(readFileSync(join(folder, name)))
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(name).digest('hex')]))
}

function runBuild(checkout: string, args: readonly string[]) {
  return runProgram([process.execPath, join(checkout, 'scripts/build-executable.mjs'), ...args])
}

/** Everything that is built from, in another folder. */
function copyOfCheckout(t: Test): string {
  const copy = join(temporaryFolder(t, 'checkout-'), 'somewhere/else')
  for (const name of ['src', 'docs', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  // Real folders: the bundler writes down where a link leads to.
  for (const name of runtimePackages()) cpSync(join(root, name), join(copy, name), { recursive: true })
  mkdirSync(join(copy, 'runtimes'))
  cpSync(join(root, 'runtimes/package-lock.json'), join(copy, 'runtimes/package-lock.json'))
  symlinkSync(join(root, 'runtimes/node_modules'), join(copy, 'runtimes/node_modules'))
  return copy
}

/** Paths of the packages that the executable is made of, as npm has laid them out here. */
function runtimePackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'))
  return Object.entries<{ dev?: boolean }>(packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && dev !== true)
    .map(([path]) => path)
}

function temporaryFolder(t: Test, prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), `gitlab-iam-doctor-${prefix}`))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
