// Prints the manual page, from what the parser knows: npm run man > docs/gitlab-iam-doctor.1

import { commands } from '../src/commands/index.ts'
import { type CommandNode, commandTree, type OptionNode } from '../src/commandTree.ts'
import { examples } from '../src/examples.ts'
import { EXIT_CODES } from '../src/exitCode.ts'
import { version } from '../src/version.ts'

const NAME = 'gitlab-iam-doctor'
/** Of the version; the page must be the same whenever it is made. */
const DATE = '2026-11-24'

/** The page in man(7), which groff and mandoc format alike. */
export function manPage(): string {
  const tree = commandTree(Object.values(commands))
  return [
    '.\\" Made by scripts/man-page.ts from the command line parser: do not edit.',
    `.TH ${NAME.toUpperCase()} 1 ${DATE} "${NAME} ${version}" "User Commands"`,
    '.SH NAME',
    `${text(NAME)} \\- find out why GitLab cannot reach its S3 buckets through an AWS IAM role`,
    '.SH SYNOPSIS',
    ...tree.flatMap((command, at) => [...(at === 0 ? [] : ['.br']), ...synopsis(command)]),
    '.SH DESCRIPTION',
    'Runs inside a GitLab pod, as that pod, with only the rights that GitLab itself needs.',
    'It says who the pod is to AWS and who it was meant to be, whether each bucket can be listed, read, written, copied, uploaded to in parts and deleted from, what is wrong if not, how it knows, and what to paste to mend it.',
    ...tree.flatMap(section),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(([codes, meaning]) => ['.TP', `.B ${text(codes)}`, sentence(meaning)]),
    '.PP',
    '3 wins over 5, 5 over 4.',
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([names, what]) => ['.TP', `.B ${text(names)}`, sentence(what)]),
    '.SH EXAMPLES',
    ...tree
      .flatMap(({ name }) => examples[name] ?? [])
      .flatMap(([line, what], at) => [
        ...(at === 0 ? [] : ['.PP']),
        sentence(`${what.slice(0, 1).toUpperCase()}${what.slice(1)}`, ':'),
        '.PP',
        '.nf',
        '.RS',
        text(line.replaceAll('$0', NAME)),
        '.RE',
        '.fi',
      ]),
    '',
  ].join('\n')
}

const ENVIRONMENT = [
  [
    'AWS_REGION, AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE and others',
    'what the pod has is what is examined',
  ],
  ['AWS_CA_BUNDLE, HTTPS_PROXY, NO_PROXY', 'are followed as GitLab follows them'],
  [
    'NO_COLOR, FORCE_COLOR, TERM, LC_ALL, LC_CTYPE, LANG',
    'decide on colours and characters of the text format',
  ],
] as const

function synopsis({ name, arguments: args, options }: CommandNode): readonly string[] {
  const words = args.map((one) => {
    const word = `\\fI${text(one.name)}\\fR${one.repeats ? ' ...' : ''}`
    return one.required ? word : `[${word}]`
  })
  const told = [...(options.length > 0 ? ['[\\fIoptions\\fR]'] : []), ...words].join(' ')
  const command = name === 'check' ? '[\\fBcheck\\fR]' : `\\fB${text(name)}\\fR`
  return [`.B ${text(NAME)}`, `${command} ${told}`.trimEnd()]
}

function section({ name, describe, arguments: args, options }: CommandNode): readonly string[] {
  return [
    `.SH ${name.toUpperCase()}`,
    sentence(describe),
    ...args.flatMap((one) => [
      '.TP',
      `.I ${text(one.name)}`,
      sentence(one.describe),
      ...choices(one.choices),
    ]),
    ...options.flatMap(option),
  ]
}

function option({
  name,
  short,
  describe,
  takesValue,
  choices: words,
  repeats,
  default: given,
}: OptionNode): readonly string[] {
  const value = takesValue ? ' \\fIvalue\\fR' : ''
  const spellings = [...(short === undefined ? [] : [`\\-${short}`]), `\\-\\-${text(name)}`]
  return [
    '.TP',
    `${spellings.map((spelling) => `\\fB${spelling}\\fR`).join(', ')}${value}`,
    sentence(describe),
    ...choices(words),
    ...(given === undefined ? [] : [sentence(`The default is ${given}`)]),
    ...(repeats && !describe.includes('repeated') ? ['May be repeated.'] : []),
  ]
}

function choices(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [sentence(`One of ${words.join(', ')}`)]
}

/** A line of text that roff takes for nothing else. */
function text(line: string): string {
  const plain = line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll("'", '\\(aq')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
  return /^[.']/.test(plain) ? `\\&${plain}` : plain
}

function sentence(line: string, end = '.'): string {
  return /[.:]$/.test(line) ? text(line) : text(line) + end
}

if (process.argv[1]?.endsWith('man-page.ts')) process.stdout.write(manPage())
