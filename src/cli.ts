import { writeFile } from 'node:fs/promises'
import { wantsJson } from './bareWords.ts'
import { parseCommandLine, type Request } from './commandLine.ts'
import type { Interruption } from './doctor.ts'
import { internalErrorReport, usageErrorReport } from './errorReport.ts'
import type { ExitCode, Report } from './model/report.ts'
import type { Options, OutputFormat } from './options.ts'
import { errorCode, errorMessage } from './outside/thrown.ts'
import { renderJson } from './render/json.ts'
import { renderShort } from './render/short.ts'
import { styleFor } from './render/style.ts'
import { renderText } from './render/text.ts'
import { version } from './version.ts'

/** Where the process's words go. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
}

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
  const examined = await examine(options, interruption, progress)
  progress.stop()
  if (!examined.ok)
    return print(usageErrorReport(await failedRun(), examined.message), output, streams, options)
  const text = rendered(examined.report, output, streams, options)
  if (!examined.holdsSecret(text)) return print(examined.report, output, streams, options)
  const message = 'the report was withheld: it would have shown a secret of this pod'
  return print(internalErrorReport(await failedRun(), message), output, streams, options)
}

function rendered(report: Report, output: OutputFormat, { stdout, env }: Streams, options?: Options): string {
  if (output === 'json') return renderJson(report)
  const toFile = options?.outputFile !== undefined
  const terminal = {
    isTTY: stdout.isTTY === true && !toFile,
    env,
    colorFlag: options?.color ?? 'auto',
    columns: stdout.columns,
  }
  const style = { ...styleFor(terminal), verbose: options?.verbose ?? false, quiet: options?.quiet ?? false }
  return output === 'short' ? renderShort(report, style) : renderText(report, style)
}

async function print(
  report: Report,
  output: OutputFormat,
  streams: Streams,
  options?: Options,
): Promise<ExitCode> {
  const text = rendered(report, output, streams, options)
  const file = options?.outputFile
  if (file === undefined) return write(streams, text, report.exitCode)
  try {
    await writeFile(file, text)
    return report.exitCode
  } catch (thrown) {
    const message = `the report could not be written to ${file}: ${errorMessage(thrown)}`
    return write(streams, rendered(internalErrorReport(await failedRun(), message), output, streams), 1)
  }
}

/** Resolves when the text has left the process, so that ending it cannot cut it off. */
function write({ stdout, stderr }: Streams, text: string, exitCode: ExitCode): Promise<ExitCode> {
  return new Promise((resolve) => {
    const ended = (error: unknown) => {
      // A reader that went away (`| head`) wants no more; the verdict stands.
      if (error === undefined || error === null || errorCode(error) === 'EPIPE') return resolve(exitCode)
      // Nothing stands on stdout, so stderr is the only place left to say so, whatever the format.
      const message = `gitlab-iam-doctor: the report could not be written to stdout: ${errorMessage(error)}\n`
      stderr.write(message, () => resolve(1))
    }
    stdout.once('error', ended)
    stdout.write(text, ended)
  })
}

async function failedRun() {
  const { platform, arch } = await import('node:os')
  return {
    tool: { name: 'gitlab-iam-doctor', version, platform: `${platform()}-${arch()}` },
    run: { id: 'none', startedAt: new Date().toISOString(), durationMs: 0, interrupted: false },
  } as const
}
