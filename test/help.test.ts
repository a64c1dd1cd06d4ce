import t from 'tap'
import { commands } from '../src/commands/index.ts'
import { examples } from '../src/examples.ts'
import { EXIT_CODES } from '../src/exitCode.ts'
import { runExecutable } from './executable/run.ts'

for (const name of ['', ...Object.keys(commands)])
  t.test(`--help ${name}`, async (t) => {
    const { stdout, stderr, exitCode } = await runExecutable([...(name === '' ? [] : [name]), '--help'], {})
    t.strictSame([stderr, exitCode], ['', 0])
    t.strictSame(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
      'no line is longer than 80 columns',
    )
    for (const [codes, meaning] of EXIT_CODES) t.match(stdout, `  ${codes.padEnd(8)}  ${meaning}`)
    const own = examples[name === '' ? 'check' : name] ?? []
    t.ok(own.length > 0, 'it has examples')
    for (const [line] of own)
      t.equal(
        stdout.split(`  ${line.replaceAll('$0', 'gitlab-iam-doctor')}\n`).length,
        2,
        `whole and once: ${line}`,
      )
  })
