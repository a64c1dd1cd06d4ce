import yargs from 'yargs'
import { withStandardInput, wrongSwitch } from './bareWords.ts'
import { addHelp } from './commandHelp.ts'
import { type Action, refuse } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { write } from './output.ts'
import { version } from './version.ts'

/** Reads the command line. Never exits and never writes: what is to be done is returned. */
export async function parseCommandLine(words: readonly string[]): Promise<Action> {
  const unclear = wrongSwitch(words)
  if (unclear !== undefined)
    return refuse(`${unclear.flag} is ${JSON.stringify(unclear.value)}; it takes no value, or true or false`)
  let action: Action | undefined
  let problem: string | undefined
  const parser = yargs([...words])
    .scriptName('gitlab-iam-doctor')
    .locale('en')
    .version(version)
    .help()
    .alias('h', 'help')
    .wrap(80)
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .showHelpOnFail(false)
    .parserConfiguration({
      'greedy-arrays': false,
      'boolean-negation': false,
    })
    .fail((message, error) => {
      problem = message ?? error?.message ?? 'the command line could not be read'
    })
  for (const command of Object.values(commands)) command(parser, (chosen) => (action = chosen))
  addHelp(parser)
  const printed: string[] = []
  try {
    await parser.parseAsync([...withStandardInput(words)], {}, (_error, _values, output) => {
      if (output !== '') printed.push(output)
    })
  } catch (thrown) {
    problem ??= thrown instanceof Error ? thrown.message : String(thrown)
  }
  // yargs words some problems in several lines.
  if (problem !== undefined) return refuse(problem.replace(/\s*\n\s*/g, ' '))
  if (action !== undefined) return action
  if (printed.length > 0) return ({ streams }) => write(streams, `${printed.join('\n')}\n`, 0)
  return refuse(`nothing to do; the commands are ${Object.keys(commands).join(', ')}`)
}
