import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Test } from 'tap'
import type { Report } from '../../src/model/report.ts'
import { reportOf } from '../executable/report.ts'
import { runExecutable } from '../executable/run.ts'
import { startTlsFront } from './tls-front.ts'

/** A server of others on loopback, in the place of AWS: by its real host names, with certificates of a throwaway CA. */
export interface Peer {
  /** Without TLS, for setting it up. */
  readonly url: string
  /** A folder that goes when the test ends. */
  readonly folder: string
  /** The end of what it has said on stderr. */
  said(): string
  /** Runs the doctor with these variables, this folder's `pod` as the pod's files, and AWS at the peer. */
  examine(env: Readonly<Record<string, string>>, args?: readonly string[]): Promise<Report>
}

export interface PeerProgram {
  readonly command: (port: number, folder: string) => readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the program on a free port and ends it with the test. */
export async function startPeer(t: Test, { command, env = {} }: PeerProgram): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-peer-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const [program, ...args] = command(port, folder)
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-20_000)
  })
  const front = await startTlsFront(port)
  t.teardown(async () => {
    await front.close()
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  })
  await untilListening(port, () => {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`)
  })
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, front.ca)
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    said: () => said,
    examine: async (variables, more = []) => {
      const flags = ['-o', 'json', '--root', folder, '--connect-to', `127.0.0.1:${front.port}`]
      return reportOf(await runExecutable([...flags, ...more], { AWS_CA_BUNDLE: caFile, ...variables }))
    },
  }
}

/** The ids of the findings that are said to be certain. */
export function certainOf({ findings }: Report): readonly string[] {
  return findings.flatMap(({ id, confidence }) => (confidence === 'certain' ? [id] : []))
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await over
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Tries for a minute: a program of Python takes its time on a busy machine. */
async function untilListening(port: number, stillThere: () => void): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await answers(port))) {
    stillThere()
    if (Date.now() > end) throw new Error(`nobody listens on port ${port}`)
    await setTimeout(100)
  }
}

/** Any answer will do, but it must be HTTP: a bare connection to a free port may meet itself. */
function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  )
}
