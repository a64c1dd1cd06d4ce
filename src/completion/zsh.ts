import type { CompletedCommand, CompletedOption, Values } from './model.ts'

/** The script for zsh: a file of its own in fpath, or sourced after compinit. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const check = commands.find(({ name }) => name === 'check')
  return `#compdef gitlab-iam-doctor
# zsh completion of gitlab-iam-doctor: save it as _gitlab-iam-doctor in a folder of $fpath

_gitlab-iam-doctor() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map(({ name, describe }) => `    ${quoted(`${escaped(name)}:${describe}`)}`).join('\n')}
  )
  _arguments -C \\
${(check?.options ?? []).map((option) => `    ${specOf(option)} \\`).join('\n')}
    '--help[show help]' '--version[show the version]' \\
    '1: :->command' '*:: :->rest'
  case $state in
  command) _describe command commands ;;
  rest)
    case $line[1] in
${commands.map(commandCase).join('\n')}
    esac
    ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _gitlab-iam-doctor "$@"
else
  compdef _gitlab-iam-doctor gitlab-iam-doctor
fi
`
}

function commandCase({ name, options, values }: CompletedCommand): string {
  const specs = [...options.map(specOf), "'--help[show help]'", quoted(`*: :${action(values)}`)]
  return `    ${name})\n      _arguments \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`
}

function specOf({ name, short, describe, takesValue, repeats, values }: CompletedOption): string {
  const value = takesValue ? `:${escaped(name)}:${action(values)}` : ''
  const told = `[${describe.replace(/[[\]\\]/g, '\\$&')}]${value}`
  const long = `--${name}${takesValue ? '=' : ''}`
  const star = repeats ? '*' : ''
  if (short === undefined) return quoted(`${star}${long}${told}`)
  return `'(-${short} --${name})'{-${short}${takesValue ? '+' : ''},${long}}${quoted(told)}`
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.map((word) => word.replace(/[()\\ :=]/g, '\\$&')).join(' ')})`
    case 'files':
      return '_files'
    case 'folders':
      return '_files -/'
    case 'anything':
      return ' '
  }
}

function escaped(text: string): string {
  return text.replace(/[:\\]/g, '\\$&')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
