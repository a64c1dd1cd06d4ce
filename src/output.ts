import { writeFile } from 'node:fs/promises'
import { internalErrorReport } from './errorReport.ts'
import type { ExitCode, Report } from './model/report.ts'
import type { OutputFormat, OutputOptions } from './options.ts'
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

/** The report as the output format and the place it goes to want it. */
export function rendered(
  report: Report,
  output: OutputFormat,
  { stdout, env }: Streams,
  options?: OutputOptions,
): string {
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

/** Renders a report and writes it; answers with its exit code. */
export async function print(
  report: Report,
  output: OutputFormat,
  streams: Streams,
  options?: OutputOptions,
): Promise<ExitCode> {
  return emit(rendered(report, output, streams, options), report, output, streams, options)
}

/** Writes what was rendered, to the file or to stdout. */
export async function emit(
  text: string,
  report: Report,
  output: OutputFormat,
  streams: Streams,
  options?: OutputOptions,
): Promise<ExitCode> {
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
export function write({ stdout, stderr }: Streams, text: string, exitCode: ExitCode): Promise<ExitCode> {
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

/** What is known of a run that came to nothing. */
export async function failedRun() {
  const { platform, arch } = await import('node:os')
  return {
    tool: { name: 'gitlab-iam-doctor', version, platform: `${platform()}-${arch()}` },
    run: { id: 'none', startedAt: new Date().toISOString(), durationMs: 0, interrupted: false },
  } as const
}
