import type { Argv } from 'yargs'

/** The flags of `explain`. */
export function explainOptions(command: Argv) {
  return command
    .positional('words', {
      type: 'string',
      array: true,
      default: [],
      describe: 'the id of a finding; or an error text; or a file with one; or - for the standard input',
    })
    .option('file', { type: 'string', requiresArg: true, describe: 'Read the error text from this file' })
    .option('output', {
      alias: 'o',
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      requiresArg: true,
      describe: 'Format of the answer',
    })
    .option('json', { type: 'boolean', default: false, describe: 'The same as --output json' })
    .option('color', {
      choices: ['auto', 'always', 'never'] as const,
      default: 'auto' as const,
      requiresArg: true,
      describe: 'Colours (NO_COLOR and FORCE_COLOR are honoured)',
    })
    .coerce(['file', 'output', 'color'], (value: unknown) => (Array.isArray(value) ? value.at(-1) : value))
}
