import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { renderJson } from '../../src/render/json.ts'
import { THREE } from '../merge/pods.ts'
import { runOf } from '../render/junitReading.ts'
import { reportOf } from './report.ts'
import { executable, runExecutable } from './run.ts'

const dir = t.testdir({ empty: {}, other: { 'x.json': '{"a":1}', 'y.txt': 'ignored' } })
const folder = join(dir, 'reports')
mkdirSync(folder)
const [a = '', b = '', c = ''] = THREE.map(({ report }) => renderJson(report))
for (const [at, text] of [a, b, c].entries()) writeFileSync(join(folder, `${at}.json`), text)
writeFileSync(join(folder, 'notes.txt'), 'no report, and not asked for')
const cut = join(dir, 'cut.json')
writeFileSync(cut, a.slice(0, 3000))
const next = join(dir, 'next.json')
writeFileSync(next, a.replace('"schemaVersion": 1', '"schemaVersion": 2'))
const windows = join(dir, 'windows.json')
writeFileSync(windows, Buffer.from(`\ufeff${a.replaceAll('\n', '\r\n')}`, 'utf16le'))

t.test('files, folders and logs give the same view', async (t) => {
  const logs = [a, b, c].flatMap((text, at) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `[pod/p-${at}/doctor] ${line}`),
  )
  const fromFolder = JSON.parse((await runExecutable(['merge', folder, '-o', 'json'], {})).stdout)
  const fromFiles = JSON.parse(
    (await runExecutable(['merge', '--json', ...[0, 1, 2].map((at) => join(folder, `${at}.json`))], {}))
      .stdout,
  )
  const fromLogs = JSON.parse(
    (await withInput(['merge', '-', '-o', 'json'], `starting\n${logs.join('\n')}\ndone\n`)).stdout,
  )
  const view = ({ pods, findings, buckets, exitCode }: typeof fromFolder) => [
    pods.map(({ id }: { id: string }) => id),
    findings,
    buckets,
    exitCode,
  ]
  t.equal(fromFolder.exitCode, 3)
  t.equal(fromFolder.pods.length, 3)
  t.strictSame(view(fromFiles), view(fromFolder))
  t.strictSame(view(fromLogs), view(fromFolder))
  t.match(fromLogs.pods[1].from, 'standard input, report 2')
})

t.test('each format ends with the same code and says the same problems', async (t) => {
  for (const format of ['text', 'short', 'json', 'markdown', 'junit']) {
    const ran = await runExecutable(['merge', folder, '-o', format], {})
    t.strictSame([ran.exitCode, ran.stderr], [3, ''], format)
    for (const told of ['kms-key-denied', 'gitlab-webservice-1']) t.match(ran.stdout, told, format)
  }
  t.ok(runOf((await runExecutable(['merge', folder, '-o', 'junit'], {})).stdout).failures > 0)
  const file = join(dir, 'view.md')
  const ran = await runExecutable(['merge', folder, '-o', 'markdown', '--output-file', file], {})
  t.strictSame([ran.stdout, ran.exitCode], ['', 3])
  t.equal(
    (await runExecutable(['merge', windows, '-o', 'short'], {})).exitCode,
    0,
    "as PowerShell's > writes it",
  )
})

t.test('--redact leaves no name, not even of a file', async (t) => {
  for (const format of ['text', 'short', 'json', 'markdown', 'junit']) {
    const ran = await runExecutable(['merge', folder, '--redact', '-o', format], {})
    t.equal(ran.exitCode, 3)
    t.notMatch(ran.stdout, /111122223333|gitlab-toolbox|gitlab-webservice|gitlab-registry|reports\//, format)
  }
})

t.test('what cannot be merged is named in one message, as a document where one was asked for', async (t) => {
  const wrong: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [[], /merge needs the reports/],
    [[join(dir, 'missing.json')], /missing\.json cannot be read: ENOENT/],
    [[join(dir, 'empty')], /the folder .*empty has no file whose name ends with \.json/],
    [[join(dir, 'other')], /x\.json is no report of gitlab-iam-doctor/],
    [[cut], /cut\.json ends in the middle: it was cut off/],
    [[next], /next\.json is a report of version 2; gitlab-iam-doctor \d.* reads version 1/],
    [['/dev/null'], /\/dev\/null holds no report/],
    [[executable], /holds no report/],
    [[folder, cut], /cut\.json ends in the middle/],
  ]
  for (const [words, message] of wrong) {
    const json = reportOf(await runExecutable(['merge', ...words, '-o', 'json'], {}))
    t.strictSame([json.outcome, json.exitCode], ['usage-error', 2])
    t.match(json.error?.message, message)
    for (const format of ['text', 'short', 'markdown', 'junit']) {
      const ran = await runExecutable(['merge', ...words, '-o', format], {})
      t.strictSame([ran.exitCode, ran.stderr], [2, ''], format)
    }
  }
  t.equal((await withInput(['merge', '-'], '')).exitCode, 2, 'nothing on standard input')
})

t.test('a signal ends the wait for standard input', async (t) => {
  const child = spawn(executable, ['merge', '-', '-o', 'json'], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.write('{"schemaVersion": 1, ')
  setTimeout(() => child.kill('SIGTERM'), 1000)
  const exitCode = await new Promise((resolve) => child.once('close', resolve))
  t.equal(exitCode, 143)
  t.match(JSON.parse(Buffer.concat(chunks).toString()), {
    outcome: 'incomplete',
    exitCode: 143,
    run: { interrupted: true },
  })
})

t.test('schema merge prints the schema that it keeps', async (t) => {
  const { stdout, exitCode } = await runExecutable(['schema', 'merge'], {})
  t.strictSame([JSON.parse(stdout).$id, exitCode], ['urn:gitlab-iam-doctor:merged:1', 0])
})

/** Runs with this on standard input. */
function withInput(
  words: readonly string[],
  input: string,
): Promise<{ stdout: string; exitCode: number | null }> {
  const child = spawn(executable, words, { env: {}, stdio: ['pipe', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ stdout: Buffer.concat(chunks).toString(), exitCode }))
  })
}
