import { write } from '../output.ts'
import type { Command } from './command.ts'

export const schemaCommand: Command = (parser, choose) =>
  parser.command('schema', 'Print the JSON Schema of the report', {}, () => {
    choose(async ({ streams }) => {
      const { schema } = await import('../schema.ts')
      return write(streams, schema, 0)
    })
  })
