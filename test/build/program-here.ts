import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether PATH has a program of this name. */
export function programHere(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}
