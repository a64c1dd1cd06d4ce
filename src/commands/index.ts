import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { explainCommand } from './explain.ts'
import { mergeCommand } from './merge.ts'
import { schemaCommand } from './schema.ts'

/** Every command by its name, in the order in which the help tells them. */
export const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  explain: explainCommand,
  merge: mergeCommand,
  schema: schemaCommand,
}
