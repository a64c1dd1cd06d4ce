import type { Argv } from 'yargs'
import { handlersOf } from './commandTree.ts'
import { examples } from './examples.ts'
import { EXIT_CODES } from './exitCode.ts'

/** Gives every command's `--help` its examples and the exit codes, which yargs forgets when a command begins. */
export function addHelp(parser: Argv): void {
  for (const handler of handlersOf(parser)) {
    const { builder, name } = handler
    handler.builder = (command: Argv, ...rest: readonly unknown[]) =>
      (builder(command, ...rest) ?? command).epilogue(`${exampleLines(name)}${exitCodeLines()}`)
  }
}

/** Not as yargs has them: in its two columns a command line is broken, and could not be pasted. */
function exampleLines(name: string): string {
  const lines = (examples[name] ?? []).map(([line, what]) => `  # ${what}\n  ${line}\n`)
  return lines.length === 0 ? '' : `Examples:\n${lines.join('')}\n`
}

function exitCodeLines(): string {
  return `Exit codes:\n${EXIT_CODES.map(([codes, meaning]) => `  ${codes.padEnd(8)}  ${meaning}`).join('\n')}`
}
