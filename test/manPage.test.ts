import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { manPage } from '../scripts/man-page.ts'
import { commands } from '../src/commands/index.ts'
import { EXIT_CODES } from '../src/exitCode.ts'

const file = fileURLToPath(new URL('../docs/gitlab-iam-doctor.1', import.meta.url))

t.test('the manual page is that of this command line (npm run man > docs/gitlab-iam-doctor.1)', async (t) => {
  t.equal(readFileSync(file, 'utf8'), manPage())
  for (const name of Object.keys(commands)) t.match(manPage(), `.SH ${name.toUpperCase()}`, name)
  for (const [codes] of EXIT_CODES) t.match(manPage(), `.B ${codes}`, codes)
})

for (const [program, ...args] of [
  ['groff', '-ww', '-man', '-Tutf8', file],
  ['mandoc', '-T', 'lint', '-W', 'warning', file],
  ['man', '--warnings=w', '-l', file],
] as const)
  t.test(`${program} has nothing to say against it`, { skip: lacks(program) }, async (t) => {
    const { status, stderr, stdout } = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, MANPAGER: 'cat', LANG: 'C.UTF-8' },
    })
    t.strictSame([status, stderr], [0, ''])
    if (program === 'mandoc') t.equal(stdout, '')
    else t.match(stdout, /gitlab-iam-doctor/)
  })

function lacks(program: string): string | false {
  return spawnSync('which', [program]).status === 0 ? false : `there is no ${program} here`
}
