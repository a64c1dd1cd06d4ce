import { type ChildProcess, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import { leftAsFound } from './remains.ts'
import { executable, labArgs, type Ran, runDoctor } from './run.ts'
import { shownOn } from './screen.ts'

/** A pseudo-terminal by util-linux's script, whose --return gives the exit code. */
const skip = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')
  ? false
  : 'needs script of util-linux'
const utf8 = { TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: undefined, CI: undefined }

t.test('in a terminal', { skip }, async (t) => {
  // Slow enough for a spinner to be seen.
  const lab = await startLab(patchWorld(loadWorld('healthy'), { latencyMs: 60 }))
  t.teardown(() => lab.close())
  const dir = t.testdir({})

  t.test(
    'stderr shows a spinner, which is gone in the end, and the report has glyphs and colours',
    async (t) => {
      const { stdout, exitCode } = await inTerminal(lab, ['"$0" "$@"'], utf8)
      t.equal(exitCode, 0)
      t.match(stdout, /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏].* \d+ of \d+ checks/, 'how far it is')
      const screen = shownOn(stdout)
      t.notMatch(screen, /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]|\d+ of \d+ checks/, 'nothing of it stays')
      t.match(screen, /^gitlab-iam-doctor .*✓ caller-identity .*Exit\s+code\s+0\.\s*$/s)
      t.ok(stdout.includes('\u001b[32m'), 'green for what is well')
      t.notOk(stdout.includes('\u001b[?25l'), 'the cursor is never hidden')
      t.notOk(stdout.includes('\u001b[?1049h'), 'no second screen')
    },
  )

  t.test('the terminal is afterwards as it was, interrupted or not', async (t) => {
    const setting = (file: string) => `stty -a > ${join(dir, file)}`
    const calm = await inTerminal(lab, [setting('a'), '"$0" "$@"', setting('b')], utf8)
    t.equal(calm.exitCode, 0)
    t.equal(readFileSync(join(dir, 'a'), 'utf8'), readFileSync(join(dir, 'b'), 'utf8'))
    // Job control, so that what runs in the background does not ignore SIGINT.
    const ctrlC = [
      'set -m',
      '"$0" "$@" & sleep 0.4; kill -INT $!; wait $!; echo "ended with $?"',
      setting('c'),
    ]
    const cut = await inTerminal(lab, ctrlC, utf8)
    t.match(shownOn(cut.stdout), /Exit\s+code\s+130\.\s.*ended with 130$/s)
    t.notMatch(shownOn(cut.stdout), /\d+ of \d+ checks/, 'no spinner stays')
    t.equal(readFileSync(join(dir, 'a'), 'utf8'), readFileSync(join(dir, 'c'), 'utf8'))
  })

  t.test('a terminal of no known width, as kubectl exec may give, gets the report alone', async (t) => {
    const { stdout, exitCode } = await inTerminal(lab, ['stty cols 0 rows 0', '"$0" "$@"'], utf8)
    t.equal(exitCode, 0)
    t.match(shownOn(stdout), /^gitlab-iam-doctor .*Exit\s+code\s+0\.\s*$/s)
    t.notMatch(stdout, /\d+ of \d+ checks/)
  })

  t.test('a terminal that goes away under way takes the doctor with it, but not its clean-up', async (t) => {
    const before = lab.snapshot()
    const pidFile = join(dir, 'pid')
    const gone = inTerminal(lab, [`echo $$ > ${pidFile}`, 'exec "$0" "$@"'], utf8, (script) => {
      setTimeout(() => script.kill('SIGKILL'), 700)
    })
    t.equal((await gone).signal, 'SIGKILL', 'the terminal is gone')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    for (let waited = 0; waited < 100 && isAlive(pid); waited++) await sleep(100)
    t.notOk(isAlive(pid), 'so is the doctor')
    t.strictSame(leftAsFound(before, lab.snapshot(), []), [])
  })

  t.test('a report that goes elsewhere is plain, and the spinner still watches', async (t) => {
    const file = join(dir, 'report')
    const { stdout } = await inTerminal(lab, [`"$0" "$@" > ${file}`], utf8)
    t.match(stdout, /\d+ of \d+ checks/)
    t.equal(shownOn(stdout).trim(), '', 'nothing stays on the screen')
    t.match(readFileSync(file, 'utf8'), /^[\n -~]*$/, 'and the file is plain ASCII')
  })

  t.test('a machine format, -q, CI and a dumb terminal want no spinner', async (t) => {
    const quietly: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
      ['-o json', utf8],
      ['-o short', utf8],
      ['-q', utf8],
      ['', { ...utf8, CI: 'true' }],
      ['', { ...utf8, TERM: 'dumb' }],
    ]
    for (const [args, env] of quietly) {
      const { stdout } = await inTerminal(lab, [`"$0" "$@" ${args} > /dev/null`], env)
      t.equal(stdout, '', `nothing with ${args} ${JSON.stringify(env)}`)
    }
  })

  t.test('a terminal that has no UTF-8, or no colours, gets none', async (t) => {
    const latin = await inTerminal(lab, ['"$0" "$@"'], { ...utf8, LANG: 'C' })
    t.match(shownOn(latin.stdout), /ok {4}caller-identity/)
    t.match(latin.stdout.replace(/(?!\n)\p{Cc}/gu, ''), /^[\n -~]*$/)
    const grey = await inTerminal(lab, ['"$0" "$@"'], { ...utf8, NO_COLOR: '1' })
    t.notMatch(grey.stdout, /\[3\dm/)
  })
})

/**
 * Runs lines of a shell in a pseudo-terminal of 100 columns; `"$0" "$@"` is the doctor. What the terminal gets comes
 * as stdout.
 */
function inTerminal(
  lab: Lab,
  lines: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  started: (script: ChildProcess) => void = () => {},
): Promise<Ran> {
  const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
  // A doctor that runs wild must not take the machine with it.
  const script = ['stty cols 100 rows 40', 'ulimit -t 30', ...lines].join('\n')
  const shell = ['bash', '-c', script, executable, ...labArgs(lab)].map(quoted).join(' ')
  return runDoctor(lab, [], {
    // What the doctor's words become behind this, bash does not care.
    through: ['/bin/bash', '-c', `exec script --quiet --return --command ${quoted(shell)} /dev/null`, 'bash'],
    env: { PATH: process.env.PATH, ...env },
    started,
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
