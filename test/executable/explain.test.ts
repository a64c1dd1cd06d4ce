import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { executable, type Ran, runExecutable } from './run.ts'

const DENIED = 'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied'
const dir = t.testdir({
  'error.log': `Running backup ...\n${DENIED}\n`,
  'empty.log': ' \n',
  'token-expired': DENIED,
})
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(dir, name), content)
  return join(dir, name)
}

/** Runs `explain` with this file as its standard input. */
function piped(path: string, args: readonly string[]): Promise<Ran> {
  return runExecutable(['explain', ...args], {}, { through: ['sh', '-c', `"$@" < '${path}'`, 'sh'] })
}

const causesOf = ({ stdout }: Ran): readonly string[] =>
  JSON.parse(stdout).candidates.map(({ cause }: { readonly cause: string }) => cause)

t.test('a text is taken as words, from a file and through a pipe, with one answer', async (t) => {
  const log = join(dir, 'error.log')
  const runs = [
    await runExecutable(['explain', '-o', 'json', DENIED], {}),
    await runExecutable(['explain', '--json', ...DENIED.split(' ')], {}),
    await runExecutable(['explain', '--json', '--file', log], {}),
    await runExecutable(['explain', '--json', log], {}),
    await piped(log, ['--json', '-']),
    await piped(log, ['--json']),
  ]
  for (const ran of runs) {
    t.strictSame([ran.exitCode, ran.stderr], [0, ''], ran.args.join(' '))
    t.strictSame(causesOf(ran), causesOf(runs[0] ?? ran), ran.args.join(' '))
  }
  t.equal(causesOf(runs[0] ?? (await piped(log, [])))[0], 'identity-policy-missing-action')
})

t.test('the id of a finding comes before a file of that name', async (t) => {
  const ran = await runExecutable(['explain', 'token-expired'], {}, { cwd: dir })
  t.match(ran.stdout, /^# token-expired/)
  const asJson = await runExecutable(['explain', 'token-expired', '--json'], {})
  t.match(JSON.parse(asJson.stdout), { schemaVersion: 1, candidates: [], page: { finding: 'token-expired' } })
})

t.test('a text that begins with a dash follows --', async (t) => {
  const ran = await runExecutable(['explain', '--json', '--', `--> ${DENIED}`], {})
  t.equal(causesOf(ran)[0], 'identity-policy-missing-action')
})

t.test('people get an answer that fits 80 columns, without colours', async (t) => {
  const { exitCode, stdout, stderr } = await runExecutable(['explain', DENIED], {})
  t.strictSame([exitCode, stderr], [0, ''])
  t.match(stdout, /^Recognised\n {2}AccessDenied, ListObjectsV2\n/)
  t.match(stdout, /\nLIKELY 1 of \d {2}identity-policy-missing-action\n {2}What {2}/)
  t.match(stdout, /\n {2}More {2}gitlab-iam-doctor explain identity-policy-missing-action\n/)
  const prose = stdout.split('\n').filter((line) => !/^ {10}/.test(line))
  t.strictSame(
    prose.filter(({ length }) => length > 80),
    [],
  )
  t.notMatch(stdout, '\u001b')
})

t.test('what is not known is said to be unknown, and ends well', async (t) => {
  const ran = await runExecutable(['explain', 'the cat sat on the mat'], {})
  t.equal(ran.exitCode, 0)
  t.match(ran.stdout, /^No known cause/)
  const json = await runExecutable(['explain', '--json', 'the cat sat on the mat'], {})
  t.strictSame(causesOf(json), [])
})

t.test('what cannot be read is refused with code 2, in every format', async (t) => {
  mkdirSync(join(dir, 'folder'))
  const random = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)
  const bad: readonly (readonly [path: string, says: RegExp])[] = [
    [join(dir, 'missing.log'), /missing\.log.*ENOENT/],
    [join(dir, 'folder'), /folder.*EISDIR/],
    [join(dir, 'empty.log'), /empty\.log.*is empty/],
    [file('nothing.log', ''), /nothing\.log.*is empty/],
    [file('binary', random), /binary.*is not a text/],
    [file('packed.gz', Uint8Array.of(0x1f, 0x8b, 8, 0)), /packed\.gz.*gzip/],
  ]
  for (const [path, says] of bad) {
    const text = await runExecutable(['explain', '--file', path], {})
    t.strictSame([text.exitCode, text.stderr], [2, ''], path)
    t.match(text.stdout.replace(/\s+/g, ' '), says, path)
    const json = await runExecutable(['explain', '--json', '--file', path], {})
    t.strictSame([json.exitCode, json.stderr], [2, ''], path)
    t.match(
      JSON.parse(json.stdout),
      { outcome: 'usage-error', candidates: [], error: { message: says } },
      path,
    )
  }
  const none = await piped(join(dir, 'empty.log'), ['-'])
  t.strictSame([none.exitCode, none.stderr], [2, ''])
  t.match(none.stdout, /standard input is empty/)
  const both = await runExecutable(['explain', '--file', join(dir, 'error.log'), 'and words'], {})
  t.equal(both.exitCode, 2)
})

t.test('texts in other encodings are read as far as they can be', async (t) => {
  const wide = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(DENIED, 'utf16le')])
  const torn = Buffer.concat([Buffer.from(DENIED), Uint8Array.of(0x0a, 0xff, 0xc3, 0x28)])
  for (const path of [file('powershell.log', wide), file('torn.log', torn)]) {
    const ran = await runExecutable(['explain', '--json', path], {})
    t.equal(causesOf(ran)[0], 'identity-policy-missing-action', path)
  }
})

t.test('a log of any length takes bounded memory and time', async (t) => {
  const line = `${'level=info msg="request served" path=/api/v4/projects '.padEnd(150, 'x ')}\n`
  const half = line.repeat((16 * 1024 * 1024) / line.length)
  const path = file('long.log', `${half}${DENIED}\n${half}`)
  const ran = await piped(path, ['--json', '-'])
  t.equal(causesOf(ran)[0], 'identity-policy-missing-action')
  t.ok(ran.durationMs < 60_000, `${Math.round(ran.durationMs)} ms`)
  const time = spawnSync('/usr/bin/time', ['-f', '%M', executable, 'explain', '--json', '--file', path], {
    encoding: 'utf8',
  })
  if (time.error === undefined) t.ok(Number(time.stderr) < 300 * 1024, `${time.stderr.trim()} KiB at most`)
})

t.test('a line that names an error ten thousand times is read in bounded time', async (t) => {
  const path = file('endless.log', 'error error AccessDenied aws_x '.repeat(60_000))
  const ran = await piped(path, ['--json', '-'])
  t.equal(ran.exitCode, 0)
  t.ok(ran.durationMs < 30_000, `${Math.round(ran.durationMs)} ms`)
})

t.test('reading can be interrupted; what was read is answered', async (t) => {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    const child = spawn(executable, ['explain', '--json', '-'], {
      env: {},
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let stdout = ''
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()))
    child.stdin.write(`${DENIED}\n`)
    setTimeout(() => child.kill(signal), 1500)
    const exitCode = await new Promise((resolve) => child.once('close', resolve))
    t.equal(exitCode, code, signal)
    t.equal(JSON.parse(stdout).candidates[0]?.cause, 'identity-policy-missing-action')
  }
})

t.test('the schema of the answer is printed, and the report stays the default', async (t) => {
  const title = async (...words: readonly string[]) =>
    JSON.parse((await runExecutable(['schema', ...words], {})).stdout).title
  t.match(await title('explain'), /explanation/)
  t.equal(await title(), await title('report'))
  t.match(await title(), /report/)
})
