import type { CompletedCommand, Values } from './model.ts'

/** The script for bash, 3.2 and newer. `check` is meant when no command is named. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name)
  const valued = [
    ...new Set(
      commands.flatMap(({ options }) =>
        options.flatMap((option) => (option.takesValue ? spellings(option) : [])),
      ),
    ),
  ]
  return `# bash completion of gitlab-iam-doctor: source <(gitlab-iam-doctor completion bash)
_gitlab_iam_doctor() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command= before= at word
  # bash takes the = of --output=json for a word of its own.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    case $before in
    ${valued.join(' | ')} | =) ;;
    *)
      case $word in
      ${names.join(' | ')})
        command=$word
        break
        ;;
      esac
      ;;
    esac
    before=$word
  done
  COMPREPLY=()
  case $command:$prev in
${commands.map(optionCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${commands.map(optionList).join('\n')}
    esac
    return
  fi
  case $command in
  '') COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$cur")) ;;
${commands.map(argumentCase).join('\n')}
  esac
}
complete -F _gitlab_iam_doctor gitlab-iam-doctor
`
}

function spellings({ name, short }: { readonly name: string; readonly short?: string }): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
}

/** The default command's options are completed without its name, too. */
function asNamed(name: string): string {
  return name === 'check' ? "'' | check" : name
}

function optionCases({ name, options }: CompletedCommand): string {
  const prefixes = name === 'check' ? ['', 'check'] : [name]
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const places = prefixes.flatMap((prefix) =>
        spellings(option).map((spelling) => `${prefix}:${spelling}`),
      )
      return `  ${places.join(' | ')})\n    ${reply(option.values)}\n    return\n    ;;`
    })
    .join('\n')
}

function optionList({ name, options }: CompletedCommand): string {
  const words = [...options.flatMap(spellings), '--help', ...(name === 'check' ? ['--version'] : [])]
  return `    ${asNamed(name)}) COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur")) ;;`
}

function argumentCase({ name, values }: CompletedCommand): string {
  return `  ${name}) ${reply(values)} ;;`
}

function reply(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W '${values.words.join(' ')}' -- "$cur"))`
    case 'files':
      return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"))'
    case 'folders':
      return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$cur"))'
    case 'anything':
      return ':'
  }
}
