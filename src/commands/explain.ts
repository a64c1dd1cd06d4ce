import { usageErrorReport } from '../errorReport.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { ExitCode } from '../model/report.ts'
import { failedRun, print, write } from '../output.ts'
import type { Action, Command, Surroundings } from './command.ts'
import { explainOptions } from './explainOptions.ts'

interface Wish {
  readonly words: readonly string[]
  readonly file: string | undefined
  readonly json: boolean
  readonly color: 'auto' | 'always' | 'never'
}

/** Shows the page of a finding, or says what may be behind a pasted error text. */
export const explainCommand: Command = (parser, choose) =>
  parser.command(
    'explain [words..]',
    'Show what a finding means, or what is behind an error text',
    explainOptions,
    ({ words, file, json, output, color, _: [, ...behindDashes] }) =>
      choose(
        explainWish({
          words: [...words, ...behindDashes.map(String)],
          file,
          json: json || output === 'json',
          color,
        }),
      ),
  )

const HINT =
  'the id of a finding stands behind PROBLEM in the report; an error text may be given as words, with --file FILE, or through a pipe'

function explainWish(wish: Wish): Action {
  return async (surroundings) => {
    const { words, file } = wish
    const given = words.join(' ').trim()
    if (file !== undefined && words.length > 0)
      return refuse('give either --file or words, not both', surroundings)
    const { isFile, STDIN, stdinIsTerminal } = await import('../outside/pastedText.ts')
    if (file !== undefined) return explainSource(file, wish, surroundings)
    if (given === STDIN) return explainSource(STDIN, wish, surroundings)
    if (given === '') {
      // No words at a terminal: nobody would know that a text is waited for.
      if (words.length > 0 || stdinIsTerminal())
        return refuse('which finding, or which error text?', surroundings)
      return explainSource(STDIN, wish, surroundings)
    }
    const { pageOf } = await import('../pages.ts')
    const page = pageOf(given)
    if (page !== undefined) return showPage(given, page, wish, surroundings)
    if (words.length === 1 && isFile(given)) return explainSource(given, wish, surroundings)
    // What is written like an id is a mistyped id, not the text of an error.
    if (/^[a-z]+(-[a-z0-9]+)+$/.test(given))
      return refuse(`there is no finding ${JSON.stringify(given)}`, surroundings)
    const { explain } = await import('../explain/explain.ts')
    return answer(explain(words.join(' ')), 0, wish, surroundings)
  }
}

/** Reads a file or the standard input to its end, or as far as it came when it was interrupted. */
async function explainSource(source: string, wish: Wish, surroundings: Surroundings): Promise<ExitCode> {
  const { readPasted } = await import('../outside/pastedText.ts')
  const { startReading } = await import('../explain/explain.ts')
  const reading = startReading()
  const { signal, name } = surroundings.interruption
  const read = await readPasted(source, reading.take, signal)
  if (!read.ok) return refuse(read.message, surroundings)
  const exitCode = read.interrupted ? (name() === 'SIGTERM' ? 143 : 130) : 0
  return answer(reading.answer(), exitCode, wish, surroundings)
}

async function answer(
  explanation: Explanation,
  exitCode: ExitCode,
  { json, color }: Wish,
  { streams }: Surroundings,
): Promise<ExitCode> {
  const { explanationJson, explanationText } = await import('../render/explanation.ts')
  const { styleFor } = await import('../render/style.ts')
  if (json) return write(streams, explanationJson(explanation), exitCode)
  const { stdout, env } = streams
  const terminal = { isTTY: stdout.isTTY === true, env, colorFlag: color, columns: stdout.columns }
  const style = { ...styleFor(terminal), verbose: false, quiet: false }
  return write(streams, explanationText(explanation, style), exitCode)
}

/** A page is Markdown for people; a machine gets it as a text within the same document. */
async function showPage(id: string, text: string, { json }: Wish, { streams }: Surroundings) {
  if (!json) return write(streams, text, 0)
  const { NOTHING } = await import('../explain/explanation.ts')
  const { explanationJson } = await import('../render/explanation.ts')
  return write(streams, explanationJson({ ...NOTHING, page: { finding: id, text } }), 0)
}

/** Says that there is nothing to explain. For a machine it is the report of wrong usage, with no candidates. */
async function refuse(message: string, { streams, format }: Surroundings): Promise<ExitCode> {
  const report = usageErrorReport(await failedRun(), message, HINT)
  if (format !== 'json') return print(report, 'text', streams)
  const { NOTHING } = await import('../explain/explanation.ts')
  const { explanationJson } = await import('../render/explanation.ts')
  return write(streams, explanationJson({ ...report, ...NOTHING }), report.exitCode)
}
