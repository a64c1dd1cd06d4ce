import { write } from '../output.ts'
import type { Command } from './command.ts'

export const schemaCommand: Command = (parser, choose) =>
  parser.command(
    'schema [document]',
    'Print the JSON Schema of the report, or of what merge prints',
    (command) =>
      command.positional('document', {
        choices: ['report', 'merge'] as const,
        default: 'report' as const,
        describe: 'Which document',
      }),
    ({ document }) => {
      choose(async ({ streams }) => {
        const { mergedSchema, schema } = await import('../schema.ts')
        return write(streams, document === 'merge' ? mergedSchema : schema, 0)
      })
    },
  )
