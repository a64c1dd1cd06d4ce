import { internalErrorReport, usageErrorReport } from '../errorReport.ts'
import { failedRun, print, write } from '../output.ts'
import type { Command } from './command.ts'

export const installCommand: Command = (parser, choose) =>
  parser.command(
    'install <dir>',
    'Copy this executable into a folder, for an init container',
    (command) =>
      command.positional('dir', {
        type: 'string',
        demandOption: true,
        describe: 'An existing folder, such as an emptyDir that another container mounts',
      }),
    ({ dir }) => {
      choose(async ({ streams, format }) => {
        const { install } = await import('../outside/install.ts')
        const installed = await install(dir, process.execPath)
        if (installed.ok) return write(streams, `${installed.sha256}  ${installed.path}\n`, 0)
        const report = installed.isOurs ? internalErrorReport : usageErrorReport
        return print(report(await failedRun(), installed.message, installed.hint), format, streams)
      })
    },
  )
