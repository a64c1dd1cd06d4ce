import { write } from '../output.ts'
import type { Command } from './command.ts'

export const completionCommand: Command = (parser, choose) =>
  parser.command(
    'completion <shell>',
    'Print the completion script of a shell',
    (command) =>
      command.positional('shell', {
        choices: ['bash', 'zsh', 'fish'] as const,
        demandOption: true,
        describe: 'Which shell',
      }),
    ({ shell }) => {
      choose(async ({ streams }) => {
        const { completionScript } = await import('../completion/script.ts')
        return write(streams, completionScript(shell), 0)
      })
    },
  )
