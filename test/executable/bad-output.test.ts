import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { runDoctor, runExecutable } from './run.ts'

const lab = await startLab(fewerBuckets(loadWorld('healthy'), ['LFS', 'BACKUP']))
const before = lab.snapshot()
t.teardown(() => lab.close())
const formats = [['-o', 'json'], ['-o', 'short'], ['-v']]

t.test('a reader that goes away changes neither the verdict nor the clean-up', async (t) => {
  for (const args of formats) {
    const early = await runDoctor(lab, args, { started: ({ stdout }) => void stdout?.destroy() })
    t.strictSame([early.exitCode, early.stderr], [0, ''], `at once: ${args.join(' ')}`)
    const head = await runDoctor(lab, args, {
      started: ({ stdout }) => void stdout?.once('data', () => stdout.destroy()),
    })
    t.strictSame([head.exitCode, head.stderr], [0, ''], `after the first bytes: ${args.join(' ')}`)
  }
})

t.test('a full disk is no success, and is said', async (t) => {
  for (const args of [...formats, ['--help'], ['schema'], ['--list-checks'], ['--nonsense']]) {
    const full = openSync('/dev/full', 'w')
    const ran = await runDoctor(lab, args, { stdout: full })
    closeSync(full)
    t.equal(ran.exitCode, 1, args.join(' '))
    t.match(ran.stderr, /^gitlab-iam-doctor: the report could not be written to stdout: .*ENOSPC.*\n$/)
  }
})

t.test('a file that cannot be written is named', async (t) => {
  const dir = t.testdir({ file: '' })
  for (const file of [dir, join(dir, 'missing', 'report'), join(dir, 'file', 'report'), '/dev/full']) {
    const json = reportOf(await runDoctor(lab, ['-o', 'json', '--output-file', file]))
    t.strictSame([json.outcome, json.exitCode], ['internal-error', 1], `as JSON: ${file}`)
    t.match(json.error?.message, file)
    const text = await runDoctor(lab, ['--output-file', file])
    t.strictSame([text.exitCode, text.stderr], [1, ''], `as text: ${file}`)
    t.match(text.stdout, /could not be written/)
  }
})

t.test('--output-file takes the report, and stdout stays empty', async (t) => {
  const file = join(t.testdir({}), 'report')
  writeFileSync(file, 'x'.repeat(500_000))
  const ran = await runDoctor(lab, ['-o', 'json', '--output-file', file])
  t.strictSame([ran.stdout, ran.stderr, ran.exitCode], ['', '', 0])
  t.equal(reportOf({ ...ran, stdout: readFileSync(file, 'utf8') }).outcome, 'healthy')
  const text = await runDoctor(lab, ['--output-file', file])
  t.equal(text.stdout, '')
  t.match(readFileSync(file, 'utf8'), /Healthy: .*Exit code 0\.\n$/s)
  t.notMatch(readFileSync(file, 'utf8'), '\u001b', 'no colours in a file')
})

t.test('a machine that has neither home, terminal nor variables gets its answer', async (t) => {
  t.match((await runExecutable(['--version'], {})).stdout, /^\d+\.\d+\.\d+\n$/)
  t.match((await runExecutable(['--help'], {}, { cwd: '/' })).stdout, /Exit codes:/)
})

t.test('after all that, nothing is left in the buckets', async (t) => {
  t.strictSame(leftAsFound(before, lab.snapshot(), []), [])
})
