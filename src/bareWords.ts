/** What is looked for in the words of the command line themselves, since the parser cannot tell it. */

/** Whether a machine reads the output: matters most when the words are wrong. */
export function wantsJson(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (/^(--json(=true)?|--(output|format)=json|-[qv]*o=?json)$/.test(word)) return true
    return word === 'json' && /^(--output|--format|-[qv]*o)$/.test(words[at - 1] ?? '')
  })
}

const switches = [
  'json',
  'quiet',
  'verbose',
  'read-only',
  'sweep',
  'list-checks',
  'backup',
  'restore',
  'pod-identity',
]

/**
 * The first switch with a value that is neither true nor false. yargs takes any such value for false, and
 * `--read-only=yes` must not write.
 */
export function wrongSwitch(words: readonly string[]): { flag: string; value: string } | undefined {
  for (const word of words) {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/s.exec(word) ?? []
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (switches.includes(flag) && value !== 'true' && value !== 'false') return { flag: `--${flag}`, value }
  }
  return undefined
}
