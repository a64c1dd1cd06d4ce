import { wantsJson } from './bareWords.ts'
import { parseCommandLine, type Request } from './commandLine.ts'
import type { Interruption } from './doctor.ts'
import { internalErrorReport, usageErrorReport } from './errorReport.ts'
import type { ExitCode } from './model/report.ts'
import type { Options } from './options.ts'
import { emit, failedRun, print, rendered, type Streams, write } from './output.ts'
import { errorMessage } from './outside/thrown.ts'
import { renderJson } from './render/json.ts'

/** Runs one command line. Answers with the exit code and never exits. */
export async function run(
  words: readonly string[],
  interruption: Interruption,
  streams: Streams,
): Promise<ExitCode> {
  const machine = wantsJson(words)
  try {
    const request = await parseCommandLine(words)
    return await answer(request, machine, interruption, streams)
  } catch (thrown) {
    const report = internalErrorReport(
      await failedRun(),
      `a bug of gitlab-iam-doctor: ${errorMessage(thrown)}`,
    )
    return print(report, machine ? 'json' : 'text', streams)
  }
}

async function answer(
  request: Request,
  machine: boolean,
  interruption: Interruption,
  streams: Streams,
): Promise<ExitCode> {
  switch (request.command) {
    case 'wrong':
      return print(
        usageErrorReport(await failedRun(), request.message, request.hint),
        machine ? 'json' : 'text',
        streams,
      )
    case 'print':
      return write(streams, request.text, 0)
    case 'schema': {
      const { schema } = await import('./schema.ts')
      return write(streams, schema, 0)
    }
    case 'list-checks': {
      const { listChecks } = await import('./listChecks.ts')
      return write(streams, listChecks(request.output), 0)
    }
    case 'explain': {
      const { pageOf } = await import('./pages.ts')
      const page = pageOf(request.finding)
      if (page !== undefined) return write(streams, page, 0)
      const message = `there is no finding ${JSON.stringify(request.finding)}`
      return print(
        usageErrorReport(await failedRun(), message, 'the id stands behind PROBLEM in the report'),
        'text',
        streams,
      )
    }
    case 'check':
      return check(request.options, interruption, streams)
  }
}

/** The main job. The SDK is loaded only here: `--help` and wrong usage need none of it. */
async function check(options: Options, interruption: Interruption, streams: Streams): Promise<ExitCode> {
  const { output } = options
  const { unknownPatterns } = await import('./unknownPatterns.ts')
  const [unknown] = unknownPatterns(options)
  if (unknown !== undefined) {
    const message = `no check or category matches ${JSON.stringify(unknown)}`
    return print(
      usageErrorReport(await failedRun(), message, 'see gitlab-iam-doctor --list-checks'),
      output,
      streams,
      options,
    )
  }
  const { examine } = await import('./doctor.ts')
  const { progressFor } = await import('./render/progressFor.ts')
  const progress = progressFor(streams, options)
  const examined = await examine(options, interruption, progress).finally(() => progress.stop())
  if (!examined.ok)
    return print(usageErrorReport(await failedRun(), examined.message), output, streams, options)
  const text = rendered(examined.report, output, streams, options)
  // What a wrapped or coloured line hides shows in JSON; what is printed is the very text that was searched.
  const leaks = examined.holdsSecret(text) || examined.holdsSecret(renderJson(examined.report))
  if (!leaks) return emit(text, examined.report, output, streams, options)
  const message = 'the report was withheld: it would have shown a secret of this pod'
  return print(internalErrorReport(await failedRun(), message), output, streams, options)
}
