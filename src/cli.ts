import { wantedFormat } from './bareWords.ts'
import { parseCommandLine } from './commandLine.ts'
import type { Interruption } from './doctor.ts'
import { internalErrorReport } from './errorReport.ts'
import type { ExitCode } from './model/report.ts'
import { failedRun, print, type Streams } from './output.ts'
import { errorMessage } from './outside/thrown.ts'

/** Runs one command line. Answers with the exit code and never exits. */
export async function run(
  words: readonly string[],
  interruption: Interruption,
  streams: Streams,
): Promise<ExitCode> {
  const format = wantedFormat(words)
  try {
    const action = await parseCommandLine(words)
    return await action({ interruption, streams, format })
  } catch (thrown) {
    const report = internalErrorReport(
      await failedRun(),
      `a bug of gitlab-iam-doctor: ${errorMessage(thrown)}`,
    )
    return print(report, format, streams)
  }
}
