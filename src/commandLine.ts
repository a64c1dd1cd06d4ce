import yargs from 'yargs'
import { wrongSwitch } from './bareWords.ts'
import { checkOptions } from './checkOptions.ts'
import type { Options, OutputFormat } from './options.ts'
import { readOptions } from './readOptions.ts'
import { version } from './version.ts'

/** What the words of the command line ask for. */
export type Request =
  | { readonly command: 'check'; readonly options: Options }
  | { readonly command: 'list-checks'; readonly output: OutputFormat }
  | { readonly command: 'explain'; readonly finding: string }
  | { readonly command: 'schema' }
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'wrong'; readonly message: string; readonly hint: string }

const hint = 'see gitlab-iam-doctor --help'
const commands = ['check', 'explain', 'schema']

/** Reads the command line. Never exits and never writes: what is to be printed is returned. */
export async function parseCommandLine(words: readonly string[]): Promise<Request> {
  const unclear = wrongSwitch(words)
  if (unclear !== undefined) {
    const message = `${unclear.flag} is ${JSON.stringify(unclear.value)}; it takes no value, or true or false`
    return { command: 'wrong', message, hint }
  }
  let request: Request | undefined
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
    .command(['check', '$0'], 'Examine this pod (the default)', checkOptions, (values) => {
      const read = readOptions(values)
      if (!read.ok) request = { command: 'wrong', message: read.message, hint }
      else
        request = values.listChecks
          ? { command: 'list-checks', output: read.options.output }
          : { command: 'check', options: read.options }
    })
    .command(
      'explain <finding>',
      'Show what a finding means and how to fix it',
      (command) =>
        command.positional('finding', {
          type: 'string',
          demandOption: true,
          describe: 'the id of a finding',
        }),
      ({ finding }) => {
        request = { command: 'explain', finding }
      },
    )
    .command('schema', 'Print the JSON Schema of the report', {}, () => {
      request = { command: 'schema' }
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
  const printed: string[] = []
  try {
    await parser.parseAsync([...words], {}, (_error, _values, output) => {
      if (output !== '') printed.push(output)
    })
  } catch (thrown) {
    problem ??= thrown instanceof Error ? thrown.message : String(thrown)
  }
  // yargs words some problems in several lines.
  if (problem !== undefined) return { command: 'wrong', message: problem.replace(/\s*\n\s*/g, ' '), hint }
  if (request !== undefined) return request
  if (printed.length > 0) return { command: 'print', text: `${printed.join('\n')}\n` }
  return { command: 'wrong', message: `nothing to do; the commands are ${commands.join(', ')}`, hint }
}
