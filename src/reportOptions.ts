import type { Argv } from 'yargs'
import { outputFormats } from './formats.ts'

/** Options with one value. */
const single = ['output', 'output-file', 'color', 'fail-on'] as const

/** Given twice, the last counts, as with every tool. */
export function lastOf(value: unknown) {
  return Array.isArray(value) ? value.at(-1) : value
}

/** The flags of every command that prints a report. */
export function reportOptions(command: Argv) {
  return viewOptions(command).option('verbose', {
    alias: 'v',
    type: 'boolean',
    default: false,
    describe: 'Also durations, request ids and the equivalent AWS CLI commands',
  })
}

/** In which form, where to, and what makes it a failure. */
export function viewOptions(command: Argv) {
  return command
    .option('output', {
      alias: 'o',
      choices: outputFormats,
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
    .option('color', {
      choices: ['auto', 'always', 'never'] as const,
      default: 'auto' as const,
      requiresArg: true,
      describe: 'Colours (NO_COLOR and FORCE_COLOR are honoured)',
    })
    .option('redact', {
      type: 'boolean',
      default: false,
      describe: 'Replace accounts, ARNs, names and hosts by aliases such as bucket-1',
    })
    .option('fail-on', {
      choices: ['fail', 'warn'] as const,
      default: 'fail' as const,
      requiresArg: true,
      describe: 'warn: end with exit code 4 when there are only warnings',
    })
    .coerce(single, lastOf)
}
