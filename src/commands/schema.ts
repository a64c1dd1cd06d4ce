import { write } from '../output.ts'
import type { Command } from './command.ts'

/** The documents that have a schema, each with where it is. */
const DOCUMENTS = {
  report: async () => (await import('../schema.ts')).schema,
  explain: async () => (await import('../explanationSchema.ts')).explanationSchema,
  merge: async () => (await import('../schema.ts')).mergedSchema,
} as const

export const schemaCommand: Command = (parser, choose) =>
  parser.command(
    'schema [document]',
    'Print the JSON Schema of the report, of what explain answers, or of what merge prints',
    (command) =>
      command.positional('document', {
        choices: ['report', 'explain', 'merge'] as const,
        default: 'report' as const,
        describe: 'Which document',
      }),
    ({ document }) => {
      choose(async ({ streams }) => write(streams, await DOCUMENTS[document](), 0))
    },
  )
