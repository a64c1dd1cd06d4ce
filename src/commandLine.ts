import yargs from 'yargs'
import { wrongSwitch } from './bareWords.ts'
import { type Action, refuse } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { write } from './output.ts'
import { version } from './version.ts'

/**
 * Reads the command line. Never exits and never writes: what is to be done is returned. A bare hyphen, which yargs
 * loses between positionals and flags (yargs-parser takes it for an empty value), is passed on as `/dev/stdin`.
 */
export async function parseCommandLine(given: readonly string[]): Promise<Action> {
  const words = given.map((word) => (word === '-' ? '/dev/stdin' : word))
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
    .example('kubectl exec -n gitlab deploy/gitlab-toolbox -- /tmp/gitlab-iam-doctor', 'examine the toolbox')
    .example('$0 -o json > report.json', 'for a support ticket (kubectl exec without -t)')
    .example("$0 --bucket registry=my-registry --only 's3-*'", 'one bucket, one kind of check')
    .epilogue(
      'Exit codes: 0 healthy, 1 the doctor itself broke, 2 wrong usage or unreadable input, 3 a check failed, ' +
        '4 only warnings (with --fail-on warn), 5 nothing failed but something could not be checked, 130/143 interrupted.',
    )
    .fail((message, error) => {
      problem = message ?? error?.message ?? 'the command line could not be read'
    })
  for (const command of Object.values(commands)) command(parser, (chosen) => (action = chosen))
  const printed: string[] = []
  try {
    await parser.parseAsync([...words], {}, (_error, _values, output) => {
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
