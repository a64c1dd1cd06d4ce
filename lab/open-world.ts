import { type Lab, type LabOptions, startLab } from './lab.ts'
import { loadWorld } from './load-world.ts'

/** Starts a world for a person: what is wrong with it is said in words, and the process ends with code 2. */
export async function openWorld(nameOrPath: string, options: LabOptions = {}): Promise<Lab | undefined> {
  try {
    return await startLab(loadWorld(nameOrPath), options)
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : String(thrown))
    process.exitCode = 2
    return undefined
  }
}
