import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { diagnoseCommand } from './diagnose.ts'
import { explainCommand } from './explain.ts'
import { policyCommand } from './policy.ts'
import { schemaCommand } from './schema.ts'

/** Every command by its name, in the order in which the help tells them. */
export const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  diagnose: diagnoseCommand,
  explain: explainCommand,
  policy: policyCommand,
  schema: schemaCommand,
}
