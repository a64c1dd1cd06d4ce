import yargs, { type Argv } from 'yargs'
import { wrongSwitch } from './bareWords.ts'
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
      'duplicate-arguments-array': false,
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

function checkOptions(command: Argv) {
  return command
    .option('output', {
      alias: 'o',
      choices: ['text', 'short', 'json'] as const,
      default: 'text' as const,
      requiresArg: true,
      describe: 'Format of the report',
    })
    .option('json', { type: 'boolean', default: false, describe: 'The same as --output json' })
    .option('output-file', {
      type: 'string',
      requiresArg: true,
      describe: 'Write the report to this file instead of stdout',
    })
    .option('quiet', {
      alias: 'q',
      type: 'boolean',
      default: false,
      describe: 'Only problems and the verdict',
    })
    .option('verbose', {
      alias: 'v',
      type: 'boolean',
      default: false,
      describe: 'Also durations, request ids and the equivalent AWS CLI commands',
    })
    .option('color', {
      choices: ['auto', 'always', 'never'] as const,
      default: 'auto' as const,
      requiresArg: true,
      describe: 'Colours (NO_COLOR and FORCE_COLOR are honoured)',
    })
    .option('bucket', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'USE=NAME: a bucket besides those of the environment; may be repeated',
    })
    .option('region', { type: 'string', requiresArg: true, describe: 'AWS region, instead of AWS_REGION' })
    .option('expect-role', {
      type: 'string',
      requiresArg: true,
      describe: 'ARN or name of the role that the pod should have',
    })
    .option('expect-service-account', {
      type: 'string',
      requiresArg: true,
      describe: 'NAME or NAMESPACE/NAME of the service account that the pod should have',
    })
    .option('read-only', {
      type: 'boolean',
      default: false,
      describe: 'Write nothing: leave out write, copy, multipart and delete',
    })
    .option('sweep', {
      type: 'boolean',
      default: false,
      describe: 'Remove probes that earlier, killed runs left behind',
    })
    .option('only', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'Ask only these checks and what they need: ids or categories, * allowed',
    })
    .option('skip', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: 'Leave out these checks',
    })
    .option('list-checks', { type: 'boolean', default: false, describe: 'List the checks and end' })
    .option('fail-on', {
      choices: ['fail', 'warn'] as const,
      default: 'fail' as const,
      requiresArg: true,
      describe: 'warn: end with exit code 4 when there are only warnings',
    })
    .option('timeout', {
      type: 'string',
      default: '60s',
      requiresArg: true,
      describe: 'Limit of the whole run, clean-up included',
    })
    .option('request-timeout', {
      type: 'string',
      default: '10s',
      requiresArg: true,
      describe: 'Limit of each request',
    })
    .option('ca-bundle', {
      type: 'string',
      requiresArg: true,
      describe: 'PEM file of trusted authorities, instead of AWS_CA_BUNDLE',
    })
    .option('connect-to', {
      type: 'array',
      string: true,
      default: [],
      requiresArg: true,
      describe: '[HOST1:PORT1:]HOST2:PORT2: open connections to HOST2:PORT2 instead, as curl does',
    })
    .option('root', {
      type: 'string',
      default: '/',
      requiresArg: true,
      describe: "Read the pod's files below this folder",
    })
}
