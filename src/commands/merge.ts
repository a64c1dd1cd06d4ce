import type { Argv } from 'yargs'
import { usageErrorReport } from '../errorReport.ts'
import type { OutputFormat } from '../formats.ts'
import type { MergedReports, MergeInput } from '../merge/merge.ts'
import { emit, failedRun, type Presentation, print, type Streams, styleOf } from '../output.ts'
import { present } from '../present.ts'
import { viewOptions } from '../reportOptions.ts'
import { type Action, type Command, refuse } from './command.ts'

/** What the words say: where the reports are, and how the view is wanted. */
interface MergeOptions extends Presentation {
  readonly paths: readonly string[]
  readonly output: OutputFormat
  readonly redact: boolean
  readonly failOn: MergeInput['failOn']
}

const NOTHING_NAMED = 'merge needs the reports: files, folders with *.json, or - for standard input'

export const mergeCommand: Command = (parser, choose) =>
  parser.command('merge [reports..]', 'Show the reports of many pods as one', mergeOptions, (values) => {
    const { reports = [], output, json, color, quiet, redact, failOn, outputFile } = values
    if (reports.length === 0) return choose(refuse(NOTHING_NAMED))
    choose(
      mergeReports({
        paths: reports.map(String),
        output: json ? 'json' : output,
        color,
        quiet,
        verbose: false,
        redact,
        failOn,
        ...present({ outputFile }),
      }),
    )
  })

function mergeOptions(command: Argv) {
  return viewOptions(command).positional('reports', {
    array: true,
    type: 'string',
    describe: 'Files, folders with *.json, logs of pods, or - for standard input',
  })
}

function mergeReports(options: MergeOptions): Action {
  return async ({ interruption, streams }) => {
    const { output, paths, redact, failOn } = options
    const { readSources } = await import('../outside/readSources.ts')
    const read = await readSources(paths, process.stdin, interruption.signal)
    const { tool, run } = await failedRun()
    const signal = interruption.name()
    if (signal !== undefined) {
      const { interruptedReport } = await import('../errorReport.ts')
      return print(interruptedReport({ tool, run }, signal), output, streams, options)
    }
    const { readInputs } = await import('../merge/readInputs.ts')
    const inputs = read.ok ? readInputs(read.sources, redact) : read
    if (!inputs.ok)
      return print(usageErrorReport({ tool, run }, inputs.message, inputs.hint), output, streams, options)
    const { merge } = await import('../merge/merge.ts')
    const result = merge({ tool, mergedAt: run.startedAt, inputs: inputs.inputs, failOn })
    return emit(await renderedView(result, output, streams, options), result.merged, output, streams, options)
  }
}

async function renderedView(
  result: MergedReports,
  output: OutputFormat,
  streams: Streams,
  options: Presentation,
): Promise<string> {
  switch (output) {
    case 'json':
      return (await import('../render/json.ts')).renderJson(result.merged)
    case 'junit':
      return (await import('../render/mergedJunit.ts')).renderMergedJunit(result)
    case 'markdown':
      return (await import('../render/mergedMarkdown.ts')).renderMergedMarkdown(result)
    case 'short':
      return (await import('../render/mergedShort.ts')).renderMergedShort(
        result.merged,
        styleOf(streams, options),
      )
    case 'text':
      return (await import('../render/mergedText.ts')).renderMergedText(result, styleOf(streams, options))
  }
}
