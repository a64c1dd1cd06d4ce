import { write } from '../output.ts'
import { type Command, refuse } from './command.ts'

export const explainCommand: Command = (parser, choose) =>
  parser.command(
    'explain <finding>',
    'Show what a finding means and how to fix it',
    (command) =>
      command.positional('finding', {
        type: 'string',
        demandOption: true,
        describe: 'the id of a finding',
      }),
    ({ finding }) => {
      choose(async (surroundings) => {
        const { pageOf } = await import('../pages.ts')
        const page = pageOf(finding)
        if (page !== undefined) return write(surroundings.streams, page, 0)
        const message = `there is no finding ${JSON.stringify(finding)}`
        return refuse(message, 'the id stands behind PROBLEM in the report')(surroundings)
      })
    },
  )
