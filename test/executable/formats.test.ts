import { XMLValidator } from 'fast-xml-parser'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { runOf } from '../render/junitReading.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { type Ran, runDoctor, runExecutable } from './run.ts'

/** One document of the format, and stderr empty: what every path promises. */
const isDocument: Readonly<Record<string, (ran: Ran) => boolean>> = {
  json: ({ stdout }) => typeof JSON.parse(stdout) === 'object',
  junit: ({ stdout }) => XMLValidator.validate(stdout) === true && runOf(stdout).cases.length > 0,
  markdown: ({ stdout }) =>
    /^## gitlab-iam-doctor: .+\n\n\*\*Result:\*\* /.test(stdout) && stdout.split('\n## ').length === 1,
}
const formats = Object.keys(isDocument)

t.test('wrong usage is a document of the wanted format, however the wish is written', async (t) => {
  for (const format of formats)
    for (const words of [
      [`-o${format}`, '--nonsense'],
      ['--nonsense', '-o', format],
      [`--output=${format}`, '--only', 'no-such-check'],
      ['-qo', format, 'frobnicate'],
      ['--timeout', 'never', `-o=${format}`],
      ['explain', 'no-such-finding', '-o', format],
      ['merge', '/nowhere', '-o', format],
      ['merge', '-o', format],
      ['install', '/nowhere', '-o', format],
      ['completion', 'tcsh', '-o', format],
      ['-o', 'text', '-o', format, '--bucket', 'x'],
    ]) {
      const ran = await runExecutable(words, {})
      t.strictSame([ran.exitCode, ran.stderr, isDocument[format]?.(ran)], [2, '', true], words.join(' '))
    }
})

t.test('--list-checks knows text and JSON only', async (t) => {
  for (const format of ['markdown', 'junit']) {
    const ran = await runExecutable(['--list-checks', '-o', format], {})
    t.strictSame([ran.exitCode, isDocument[format]?.(ran)], [2, true])
    t.match(ran.stdout, /--list-checks/)
  }
})

for (const world of ['healthy', 'trust-subject-mismatch', 'kms-not-allowed', 'sts-reset'])
  t.test(`${world}: each format ends with the same exit code`, async (t) => {
    const lab = await startLab(fewerBuckets(loadWorld(world), ['ARTIFACTS', 'BACKUP']))
    t.teardown(() => lab.close())
    const codes = new Set<number | null>()
    for (const format of formats) {
      const ran = await runDoctor(lab, ['-o', format])
      codes.add(ran.exitCode)
      t.strictSame([ran.stderr, isDocument[format]?.(ran)], ['', true], format)
      if (format !== 'junit') continue
      const { failures, errors } = runOf(ran.stdout)
      t.equal(failures + errors > 0, ran.exitCode !== 0, 'red where the exit code is')
    }
    t.equal(codes.size, 1)
  })

t.test('a signal leaves a document of the format', async (t) => {
  const lab = await startLab(loadWorld('sts-black-hole'))
  t.teardown(() => lab.close())
  for (const format of formats) {
    const ran = await runDoctor(lab, ['-o', format], { signalAfterMs: { signal: 'SIGTERM', ms: 1500 } })
    t.strictSame([ran.exitCode, ran.stderr, isDocument[format]?.(ran)], [143, '', true], format)
    if (format === 'junit') t.ok(runOf(ran.stdout).errors > 0, 'which is not green')
  }
})
