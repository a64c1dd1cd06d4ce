import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { completionScript } from '../src/completion/script.ts'
import { offeredByZsh } from './inZsh.ts'

const dir = t.testdir({ folder: { 'a.json': '' }, 'file.pem': '' })
const scripts = { bash: join(dir, 'bash'), zsh: join(dir, '_gitlab-iam-doctor'), fish: join(dir, 'fish') }
for (const shell of ['bash', 'zsh', 'fish'] as const) writeFileSync(scripts[shell], completionScript(shell))

/** What is typed, the last word being the one to complete, and what must be among the answers, and what must not. */
const CASES: readonly (readonly [
  words: readonly string[],
  has: readonly string[],
  lacks?: readonly string[],
])[] = [
  [[''], ['check', 'merge', 'explain', 'schema', 'completion', 'install']],
  [['mer'], ['merge'], ['check']],
  [['--out'], ['--output', '--output-file']],
  [
    ['check', '--re'],
    ['--region', '--read-only', '--redact', '--request-timeout'],
  ],
  [
    ['-o', ''],
    ['text', 'short', 'json', 'markdown', 'junit'],
  ],
  [['--output', 'j'], ['json', 'junit'], ['text']],
  [['--only', 's3-l'], ['s3-list'], ['s3-write']],
  [
    ['--skip', 'bu'],
    ['buckets', 'buckets-known'],
  ],
  [['explain', 'trust-policy-r'], ['trust-policy-rejects-token']],
  [['merge', '--o'], ['--output', '--output-file'], ['--only']],
  [['merge', '-o', 'mark'], ['markdown']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [
    ['schema', ''],
    ['report', 'merge'],
  ],
  [['--ca-bundle', 'fi'], ['file.pem']],
  [['merge', 'fold'], ['folder']],
  [['install', 'f'], ['folder'], ['file.pem']],
]

t.test('bash', { skip: lacks('bash') }, async (t) => {
  for (const [words, has, not = []] of CASES) check(t, words, has, not, inBash(words))
  check(t, ['--output', '=', 'j'], ['json', 'junit'], ['text'], inBash(['--output', '=', 'j']))
  check(t, ['--only', 'merge', '--sk'], ['--skip'], [], inBash(['--only', 'merge', '--sk']))
  check(t, ['--color', '='], ['auto'], [], inBash(['--color', '=']))
})

t.test('fish', { skip: lacks('fish') }, async (t) => {
  for (const [words, has, not = []] of CASES) {
    const line = ['gitlab-iam-doctor', ...words].join(' ')
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', `source ${scripts.fish}; complete -C '${line}'`],
      { cwd: dir, encoding: 'utf8' },
    )
    t.equal(stderr, '')
    check(
      t,
      words,
      has,
      not,
      stdout.split('\n').map((answer) => (answer.split('\t')[0] ?? '').replace(/\/$/, '')),
    )
  }
})

t.test('zsh', { skip: lacks('zsh') }, async (t) => {
  t.equal(spawnSync('zsh', ['-n', scripts.zsh], { encoding: 'utf8' }).stderr, '')
  const load =
    'autoload -U compinit; compinit -u -D; fpath=($PWD $fpath); autoload -U _gitlab-iam-doctor; compinit -u -D; print $_comps[gitlab-iam-doctor]; source ./_gitlab-iam-doctor; whence -w _gitlab-iam-doctor'
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', load], { cwd: dir, encoding: 'utf8' })
  t.strictSame([stdout, stderr], ['_gitlab-iam-doctor\n_gitlab-iam-doctor: function\n', ''])
  const typed = (words: readonly string[]) =>
    offeredByZsh(dir, ['gitlab-iam-doctor', ...words].join(' ')).map((offer) => offer.replace(/\/$/, ''))
  for (const [words, has, not = []] of CASES) check(t, words, has, not, typed(words))
  check(t, ['--output=j'], ['json', 'junit'], ['text'], typed(['--output=j']))
  check(t, ['-o', 'json', 'mer'], ['merge'], ['check'], typed(['-o', 'json', 'mer']))
})

function inBash(words: readonly string[]): readonly string[] {
  const program = `source ${scripts.bash}; COMP_WORDS=(gitlab-iam-doctor "$@"); COMP_CWORD=$#; _gitlab_iam_doctor; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', program, 'bash', ...words], {
    cwd: dir,
    encoding: 'utf8',
  })
  if (stderr.replace(/.*compopt: not currently executing.*\n/g, '') !== '') throw new Error(stderr)
  return stdout.split('\n')
}

function check(
  t: Test,
  words: readonly string[],
  has: readonly string[],
  not: readonly string[],
  answers: readonly string[],
) {
  for (const word of has)
    t.ok(answers.includes(word), `${words.join(' ')} can be ${word}: ${answers.join(' ')}`)
  for (const word of not) t.notOk(answers.includes(word), `${words.join(' ')} cannot be ${word}`)
}

function lacks(program: string): string | false {
  return spawnSync('which', [program]).status === 0 ? false : `there is no ${program} here`
}
