import type { CompletedCommand, CompletedOption, Values } from './model.ts'

/** The script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name)
  const others = names.filter((name) => name !== 'check')
  const conditionOf = (name: string) =>
    name === 'check'
      ? `not __fish_seen_subcommand_from ${others.join(' ')}`
      : `__fish_seen_subcommand_from ${name}`
  return [
    '# fish completion of gitlab-iam-doctor: save it as ~/.config/fish/completions/gitlab-iam-doctor.fish',
    'complete -c gitlab-iam-doctor -f',
    'complete -c gitlab-iam-doctor -l help -s h -d "Show help"',
    ...commands.map(
      ({ name, describe }) =>
        `complete -c gitlab-iam-doctor -n ${quoted(`not __fish_seen_subcommand_from ${names.join(' ')}`)} -a ${name} -d ${quoted(describe)}`,
    ),
    ...commands.flatMap(({ name, options, values }) => [
      ...options.map((option) => optionLine(conditionOf(name), option)),
      ...argumentLine(conditionOf(name), values),
    ]),
    '',
  ].join('\n')
}

function optionLine(
  condition: string,
  { name, short, describe, takesValue, values }: CompletedOption,
): string {
  const spelling = `-l ${name}${short === undefined ? '' : ` -s ${short}`}`
  return `complete -c gitlab-iam-doctor -n ${quoted(condition)} ${spelling}${takesValue ? ` -x${valuesFlag(values)}` : ''} -d ${quoted(describe)}`
}

function argumentLine(condition: string, values: Values): readonly string[] {
  return values.kind === 'anything'
    ? []
    : [`complete -c gitlab-iam-doctor -n ${quoted(condition)} -x${valuesFlag(values)}`]
}

function valuesFlag(values: Values): string {
  switch (values.kind) {
    case 'words':
      return ` -a ${quoted(values.words.join(' '))}`
    case 'files':
      return " -a '(__fish_complete_path)'"
    case 'folders':
      return " -a '(__fish_complete_directories)'"
    case 'anything':
      return ''
  }
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`
}
