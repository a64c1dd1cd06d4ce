import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the shell at which somebody types: every offer to complete goes to a file as well, and then the shell ends. */
const typing = `
autoload -U compinit; compinit -u -D; source ./_gitlab-iam-doctor
compadd() {
  local -a offers
  # With -O, -A or -D it only looks what would match (zshcompwid, compadd).
  if [[ " $*" != *\\ -[OAD]\\ * ]]; then
    builtin compadd -O offers "$@"
    print -rl -- $offers >> $OFFERS
  fi
  builtin compadd "$@"
}
leave() { exit }
comppostfuncs=(leave)
`

/** zsh completes only at a terminal: zpty gives it one, and types the line and Tab. */
const typist = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=ready; bindkey '^I' complete-word; source ./typing.zsh; print set-up"
zpty -r -m shell seen $'*set-up[\\r\\n]*ready*' || exit 1
zpty -n -w shell "$1"$'\\t'
while zpty -r shell seen; do :; done
`

/** What a real zsh offers for this line; the folder has the script as `_gitlab-iam-doctor`. */
export function offeredByZsh(folder: string, line: string): readonly string[] {
  const offers = join(folder, 'offers')
  writeFileSync(offers, '')
  writeFileSync(join(folder, 'typing.zsh'), typing)
  const { status, stderr } = spawnSync('zsh', ['-f', '-c', typist, 'zsh', line], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env.PATH, HOME: folder, TERM: 'dumb', OFFERS: offers },
  })
  if (status !== 0 || stderr !== '') throw new Error(`zsh ended with ${status}: ${stderr}`)
  return readFileSync(offers, 'utf8').split('\n')
}
