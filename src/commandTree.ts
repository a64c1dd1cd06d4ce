import yargs, { type Argv } from 'yargs'
import type { Command } from './commands/command.ts'

/** An option of a command, as the parser knows it. */
export interface OptionNode {
  readonly name: string
  /** One letter. */
  readonly short?: string
  readonly describe: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
  /** May be given several times. */
  readonly repeats: boolean
  /** As it is written; absent where there is none to speak of. */
  readonly default?: string
}

export interface ArgumentNode {
  readonly name: string
  readonly describe: string
  readonly required: boolean
  readonly repeats: boolean
  readonly choices: readonly string[]
}

export interface CommandNode {
  readonly name: string
  readonly describe: string
  readonly arguments: readonly ArgumentNode[]
  readonly options: readonly OptionNode[]
}

/** What the parser keeps of a command that was added to it. */
interface Handler {
  readonly name: string
  readonly description: string
  readonly demanded: readonly Positional[]
  readonly optional: readonly Positional[]
  builder(command: Argv, ...rest: readonly unknown[]): Argv | undefined
}

interface Positional {
  readonly cmd: readonly string[]
  readonly variadic: boolean
}

/** The commands of a parser. yargs shows them to its own completion only, so this is one of its inner doors. */
export function handlersOf(parser: Argv): readonly Handler[] {
  const handlers = inside(parser).getCommandInstance().getCommandHandlers()
  return Object.keys(handlers).map((name) => Object.assign(handlers[name], { name }))
}

/** Every command with its options, read from the parser itself: help, completion and man page cannot drift apart. */
export function commandTree(commands: readonly Command[]): readonly CommandNode[] {
  const parser = yargs([])
  for (const command of commands) command(parser, () => {})
  return handlersOf(parser).map(nodeOf)
}

function nodeOf(handler: Handler): CommandNode {
  const command = yargs([]).help(false).version(false)
  handler.builder(command)
  const known = Reflect.get(command, 'getOptions').call(command)
  const describe: Record<string, string> = inside(command).getUsageInstance().getDescriptions()
  const listed = (kind: string): readonly string[] => known[kind] ?? []
  const choicesOf = (name: string): readonly string[] => known.choices[name] ?? []
  const positional = (required: boolean) => (one: Positional) => {
    const name = one.cmd[0] ?? ''
    return { name, describe: describe[name] ?? '', required, repeats: one.variadic, choices: choicesOf(name) }
  }
  const args = [...handler.demanded.map(positional(true)), ...handler.optional.map(positional(false))]
  const names = Object.keys(known.key).filter(
    (name) => name.length > 1 && !args.some((one) => one.name === name),
  )
  return {
    name: handler.name,
    describe: handler.description,
    arguments: args,
    options: names.map((name) => {
      const short: string | undefined = known.alias[name]?.find((alias: string) => alias.length === 1)
      const value: unknown = known.default[name]
      return {
        name,
        ...(short === undefined ? {} : { short }),
        describe: describe[name] ?? '',
        takesValue: !listed('boolean').includes(name),
        choices: choicesOf(name),
        repeats: listed('array').includes(name),
        ...(typeof value === 'string' ? { default: value } : {}),
      }
    }),
  }
}

function inside(parser: Argv) {
  return Reflect.get(parser, 'getInternalMethods').call(parser)
}
