import type { Argv } from 'yargs'
import type { Interruption } from '../doctor.ts'
import { usageErrorReport } from '../errorReport.ts'
import type { OutputFormat } from '../formats.ts'
import type { ExitCode } from '../model/report.ts'
import { failedRun, print, type Streams } from '../output.ts'

/** What a command finds when it begins. */
export interface Surroundings {
  readonly interruption: Interruption
  readonly streams: Streams
  /** What the words seem to want the answer in: a refusal, too, is a document of that format. */
  readonly format: OutputFormat
}

/** What the words ask for. Answers with the exit code; what only it needs is loaded when it begins. */
export type Action = (surroundings: Surroundings) => Promise<ExitCode>

/** Adds one command to the parser. When its words were given, it hands over what they ask for. */
export type Command = (parser: Argv, choose: (action: Action) => void) => Argv

export const seeHelp = 'see gitlab-iam-doctor --help'

/** Says that the words, or an input they name, cannot be used, and ends with code 2. */
export function refuse(message: string, hint: string = seeHelp): Action {
  return async ({ streams, format }) =>
    print(usageErrorReport(await failedRun(), message, hint), format, streams)
}
