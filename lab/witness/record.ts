import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startLab } from '../lab.ts'
import { loadWorld, patchWorld } from '../load-world.ts'
import type { World } from '../world.ts'
import { hear, type Testimony } from './hear.ts'
import { findPrograms, type Program } from './programs.ts'

/** What stays the same from run to run of a testimony. */
export type Recorded = Pick<
  Testimony,
  'version' | 'podVersion' | 'exitCode' | 'identity' | 'credentialHosts' | 'failure'
>

/** By world, then by program. */
export type Testimonies = Readonly<Record<string, Partial<Readonly<Record<Program['id'], Recorded>>>>>

export const recordPath = fileURLToPath(new URL('./testimonies.json', import.meta.url))

/** What s3cmd and both versions of the AWS CLI did in each world when they were last heard (`lab/witness/main.ts`). */
export function recordedTestimonies(): Testimonies {
  return JSON.parse(readFileSync(recordPath, 'utf8'))
}

/** Whether there is anything to hear: these programs are the toolbox's, and who only waits says nothing. */
export function canBeHeard(name: string): boolean {
  const { pod, faults } = loadWorld(name)
  const silent = Object.values(faults).some(
    ({ connection, request }) => connection === 'black-hole' || request === 'black-hole',
  )
  return pod.env.BACKUP_BUCKET_NAME !== undefined && !silent
}

/** Asks each program of this machine in one world, as backup-utility does, whether the backups bucket is there. */
export async function testimoniesIn(name: string): Promise<Testimonies[string]> {
  const heard: Partial<Record<Program['id'], Recorded>> = {}
  for (const program of findPrograms()) {
    const lab = await startLab(worldFor(name, program))
    const bucket = lab.podEnv.BACKUP_BUCKET_NAME ?? ''
    const testimony = await hear(lab, program, program.isThere(bucket))
    if (testimony !== undefined) heard[program.id] = recorded(testimony)
    await lab.close()
  }
  return heard
}

/** The world as it is; for version 2 of the AWS CLI, with that version in the pod, for no world has one of that age. */
export function worldFor(name: string, { id, version }: Pick<Program, 'id' | 'version'>): World {
  const world = loadWorld(name)
  if (id !== 'awscli-2') return world
  return patchWorld(world, { pod: { gitlab: { versions: { awscli: version } } } })
}

function recorded({
  version,
  podVersion,
  exitCode,
  identity,
  credentialHosts,
  failure,
}: Testimony): Recorded {
  return {
    version,
    ...(podVersion === undefined ? {} : { podVersion }),
    exitCode,
    // The name of a session is another one every time.
    ...(identity === undefined ? {} : { identity: identity.replace(/(:assumed-role\/[^/]+)\/.*/, '$1') }),
    credentialHosts,
    ...(failure === undefined ? {} : { failure }),
  }
}
