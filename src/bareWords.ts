import { type OutputFormat, outputFormats } from './formats.ts'

/** What is looked for in the words of the command line themselves, since the parser cannot tell it. */

/**
 * The format in which the answer is wanted: matters most when the words are wrong, for then the parser says
 * nothing. `--json` comes before `--output`, and of several formats the last counts, as the parser has it.
 */
export function wantedFormat(words: readonly string[]): OutputFormat {
  if (words.some((word) => /^--json(=true)?$/.test(word))) return 'json'
  const named = words.flatMap((word, at) => {
    const joined = /^(?:--output=|--format=|--o=|-[qv]*o=?)(\w+)$/.exec(word)?.[1]
    const apart = /^(?:--output|--format|--o|-[qv]*o)$/.test(words[at - 1] ?? '') ? word : undefined
    return outputFormats.find((format) => format === (joined ?? apart)) ?? []
  })
  return named.at(-1) ?? 'text'
}

const switches = [
  'json',
  'quiet',
  'verbose',
  'redact',
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

/** What `-` becomes, and what Linux calls the same thing. */
export const STANDARD_INPUT = '/dev/stdin'

/** The words with `-` spelt out: yargs drops it where it stands for an argument. */
export function withStandardInput(words: readonly string[]): readonly string[] {
  return words.map((word, at) => (word === '-' && words[at - 1] !== '--output-file' ? STANDARD_INPUT : word))
}
