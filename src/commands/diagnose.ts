import type { Argv } from 'yargs'
import type { OutputOptions } from '../options.ts'
import { failedRun, print } from '../output.ts'
import { present } from '../present.ts'
import { type Action, type Command, refuse } from './command.ts'
import { type DocumentValues, documentOptions } from './documentFlags.ts'

/** The judgement of a saved report, anywhere and any time. */
export const diagnoseCommand: Command = (parser, choose) =>
  parser.command(
    'diagnose <report>',
    'Diagnose a saved report again; with the policies that an administrator can fetch, exactly',
    diagnoseOptions,
    ({ report, json, output, outputFile, color, quiet, verbose, failOn, ...documents }) =>
      choose(
        diagnose(
          report,
          { output: json ? 'json' : output, color, quiet, verbose, ...present({ outputFile }) },
          failOn,
          documents,
        ),
      ),
  )

function diagnose(
  name: string,
  options: OutputOptions,
  failOn: 'fail' | 'warn',
  files: DocumentValues,
): Action {
  return async (surroundings) => {
    const { nameOf, readInput } = await import('../outside/inputs.ts')
    const input = await readInput(name)
    if (!input.ok) return refuse(input.message, SAVE)(surroundings)
    const { readReport } = await import('../saved/readReport.ts')
    const { rediagnose } = await import('../saved/rediagnose.ts')
    const { withDocuments } = await import('../saved/withDocuments.ts')
    const { givenDocuments } = await import('./givenDocuments.ts')
    const called = nameOf(name)
    const read = readReport(input.text)
    if (!read.ok) return refuse(`${called} ${read.message}`, SAVE)(surroundings)
    const { tool } = await failedRun()
    const given = await givenDocuments(files, read.report)
    if (!given.ok) return refuse(given.message, FETCH)(surroundings)
    const { documents } = given
    const again = rediagnose(read.report, tool, failOn, (evidence) =>
      documents === undefined ? evidence : withDocuments(evidence, documents),
    )
    if (!again.ok) return refuse(`${called} ${again.message}`, SAVE)(surroundings)
    return print(again.report, options.output, surroundings.streams, options)
  }
}

const SAVE = 'save a report with gitlab-iam-doctor -o json > report.json (kubectl exec without -t)'

const FETCH =
  'each takes a policy document as it is, or the JSON with which the AWS CLI answers, such as aws iam get-role --role-name NAME'

function diagnoseOptions(command: Argv) {
  return documentOptions(command)
    .positional('report', {
      type: 'string',
      demandOption: true,
      describe: 'a report that -o json wrote, or - for stdin',
    })
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
      describe: 'Also durations and request ids',
    })
    .option('color', {
      choices: ['auto', 'always', 'never'] as const,
      default: 'auto' as const,
      requiresArg: true,
      describe: 'Colours (NO_COLOR and FORCE_COLOR are honoured)',
    })
    .option('fail-on', {
      choices: ['fail', 'warn'] as const,
      default: 'fail' as const,
      requiresArg: true,
      describe: 'warn: end with exit code 4 when there are only warnings',
    })
}
