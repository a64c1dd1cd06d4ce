import { checkOptions } from '../checkOptions.ts'
import { internalErrorReport, usageErrorReport } from '../errorReport.ts'
import type { Options } from '../options.ts'
import { emit, failedRun, print, rendered, write } from '../output.ts'
import { readOptions } from '../readOptions.ts'
import { renderJson } from '../render/json.ts'
import { type Action, type Command, refuse } from './command.ts'

/** The main job, also without its name. */
export const checkCommand: Command = (parser, choose) =>
  parser.command(['check', '$0'], 'Examine this pod (the default)', checkOptions, (values) => {
    const read = readOptions(values)
    if (!read.ok) choose(refuse(read.message))
    else choose(values.listChecks ? listChecks(read.options) : check(read.options))
  })

function listChecks({ output }: Options): Action {
  return async ({ streams }) => {
    const { listChecks } = await import('../listChecks.ts')
    return write(streams, listChecks(output), 0)
  }
}

/** The SDK is loaded only here: `--help` and wrong usage need none of it. */
function check(options: Options): Action {
  return async ({ interruption, streams }) => {
    const { output } = options
    const { unknownPatterns } = await import('../unknownPatterns.ts')
    const [unknown] = unknownPatterns(options)
    if (unknown !== undefined) {
      const message = `no check or category matches ${JSON.stringify(unknown)}`
      const report = usageErrorReport(await failedRun(), message, 'see gitlab-iam-doctor --list-checks')
      return print(report, output, streams, options)
    }
    const { examine } = await import('../doctor.ts')
    const { progressFor } = await import('../render/progressFor.ts')
    const progress = progressFor(streams, options)
    const examined = await examine(options, interruption, progress).finally(() => progress.stop())
    if (!examined.ok)
      return print(usageErrorReport(await failedRun(), examined.message), output, streams, options)
    const report = options.redact
      ? (await import('../redaction/redact.ts')).redact(examined.report)
      : examined.report
    const text = rendered(report, output, streams, options)
    // What a wrapped or coloured line hides shows in JSON; what is printed is the very text that was searched.
    const leaks = examined.holdsSecret(text) || examined.holdsSecret(renderJson(report))
    if (!leaks) return emit(text, report, output, streams, options)
    const message = 'the report was withheld: it would have shown a secret of this pod'
    return print(internalErrorReport(await failedRun(), message), output, streams, options)
  }
}
