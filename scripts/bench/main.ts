import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { probeWithAwsCli } from './aws-cli.ts'
import { doctorIn, medianOf, run, xzSize } from './runs.ts'

/**
 * `npm run bench`: every number from one run on one machine, so that ratios may be quoted. Times are medians. The lab
 * shares the processors with the doctor, and its own work is part of every time here.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const executable = `${root}dist/gitlab-iam-doctor-linux-${process.arch}`
const rounds = Number(process.env.BENCH_ROUNDS ?? 15)

/**
 * The longest chain of round trips that wait for each other in the healthy world: TLS with STS,
 * AssumeRoleWithWebIdentity, CreateMultipartUpload, UploadPart, CompleteMultipartUpload, DeleteObject and, since one
 * bucket keeps versions, DeleteObject of a version. The lab delays each TLS handshake and each answer once.
 */
const criticalPath = 7

const startUp = await medianOf(rounds, () => run(executable, ['--version']))
const node = await medianOf(rounds, () => run(process.execPath, ['-e', '0']))
tell(
  'start-up (--version)',
  `${ms(startUp.wallMs)}; node -e 0 ${ms(node.wallMs)}; ratio ${(startUp.wallMs / node.wallMs).toFixed(2)}`,
)
for (const latencyMs of [0, 20, 100]) {
  const lab = await startLab({ ...loadWorld('healthy'), latencyMs })
  try {
    await examined(lab, latencyMs)
  } finally {
    await lab.close()
  }
}
for (const name of ['x64', 'arm64']) {
  const file = `${root}dist/gitlab-iam-doctor-linux-${name}`
  if (!existsSync(file)) continue
  const packed = xzSize(file)
  tell(
    `size, linux ${name}`,
    `${mib(statSync(file).size)}${packed === undefined ? '' : `; packed by xz ${mib(packed)}`}`,
  )
}

async function examined(lab: Lab, latencyMs: number): Promise<void> {
  // The lab is JavaScript too: its first answers are slow, before it has been compiled.
  for (let warming = 0; warming < 8; warming++) await doctorIn(lab, executable)
  const before = lab.requests.length
  const { wallMs, peakKib } = await medianOf(rounds, () => doctorIn(lab, executable))
  const requests = lab.requests.length - before
  const chain = criticalPath * latencyMs
  const multiple = `; ${((wallMs - startUp.wallMs) / chain).toFixed(2)} times its critical path of ${chain} ms, plus start-up`
  tell(`healthy run, 12 buckets, ${latencyMs} ms a round trip`, `${ms(wallMs)}${chain === 0 ? '' : multiple}`)
  if (latencyMs !== 20) return
  tell('requests of a run', `${requests / rounds}`)
  tell('peak memory', mib(peakKib * 1024))
  const cli = await probeWithAwsCli(lab)
  const times =
    cli === undefined
      ? 'the AWS CLI is not installed'
      : `${ms(cli)}; the doctor is ${Math.round(cli / wallMs)} times as fast`
  tell('the same by the AWS CLI, command after command', times)
}

function tell(what: string, value: string): void {
  console.log(`${what.padEnd(50)} ${value}`)
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
