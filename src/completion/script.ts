import { commands } from '../commands/index.ts'
import { commandTree } from '../commandTree.ts'
import { bashCompletion } from './bash.ts'
import { fishCompletion } from './fish.ts'
import { completed } from './model.ts'
import { zshCompletion } from './zsh.ts'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

/** The script that teaches a shell our commands, options and values. */
export function completionScript(shell: keyof typeof scripts): string {
  return scripts[shell](completed(commandTree(Object.values(commands))))
}
