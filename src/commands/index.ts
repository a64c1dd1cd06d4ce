import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { completionCommand } from './completion.ts'
import { diagnoseCommand } from './diagnose.ts'
import { explainCommand } from './explain.ts'
import { installCommand } from './install.ts'
import { mergeCommand } from './merge.ts'
import { policyCommand } from './policy.ts'
import { schemaCommand } from './schema.ts'

/** Every command by its name, in the order in which the help tells them. */
export const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  diagnose: diagnoseCommand,
  explain: explainCommand,
  policy: policyCommand,
  merge: mergeCommand,
  install: installCommand,
  schema: schemaCommand,
  completion: completionCommand,
}
