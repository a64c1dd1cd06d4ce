import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Lab } from './lab.ts'
import { loadWorld, worldNames } from './load-world.ts'
import { openWorld } from './open-world.ts'

/** `npm start -- [--world NAME] [what the doctor understands]`: the real executable, looking at a world. */

const executable = fileURLToPath(new URL(`../dist/gitlab-iam-doctor-linux-${process.arch}`, import.meta.url))

const { world, list, rest } = readArguments(process.argv.slice(2))
if (list) {
  for (const name of worldNames()) console.log(`${name.padEnd(32)} ${loadWorld(name).description}`)
} else {
  const lab = await openWorld(world)
  if (lab !== undefined) {
    process.exitCode = await runDoctor(lab, rest)
    await lab.close()
  }
}

function readArguments(argv: readonly string[]) {
  const rest: string[] = []
  let world = 'healthy'
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (argument === '--world') world = argv[++at] ?? world
    else if (argument.startsWith('--world=')) world = argument.slice('--world='.length)
    else rest.push(argument)
  }
  return { world, list: rest[0] === '--list', rest }
}

/** Answers with the doctor's exit code, or 128 and the signal's number. */
function runDoctor(lab: Lab, args: readonly string[]): Promise<number> {
  const { uid } = lab.world.pod
  const root = process.getuid?.() === 0
  const child = spawn(
    executable,
    ['--root', lab.podRoot, '--connect-to', lab.connectTo, ...lab.podArgs, ...args],
    {
      stdio: 'inherit',
      env: { ...lab.podEnv, AWS_CA_BUNDLE: lab.caFile, ...terminalVariables() },
      ...(root && uid !== undefined ? { uid, gid: uid } : {}),
    },
  )
  // Ctrl-C reaches the doctor by itself; the lab stays until it has cleaned up.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** What belongs to the terminal and not to the pod. */
function terminalVariables(): Record<string, string> {
  return Object.fromEntries(
    ['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
