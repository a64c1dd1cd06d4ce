import { bucketChecks, podChecks } from '../checks/index.ts'
import type { CommandNode, OptionNode } from '../commandTree.ts'
import { findingIds } from '../pages.ts'
import { uses } from '../uses.ts'

/** What can stand in a place: words, or something of the file system. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'anything' }

export interface CompletedOption extends OptionNode {
  readonly values: Values
}

/** A command with what completes each of its places. */
export interface CompletedCommand {
  readonly name: string
  readonly describe: string
  /** What its arguments are. */
  readonly values: Values
  readonly options: readonly CompletedOption[]
}

const FOLDERS = ['root', 'dir']
const FILES = ['output-file', 'ca-bundle', 'reports', 'report', 'file']

export function completed(tree: readonly CommandNode[]): readonly CompletedCommand[] {
  return tree.map(({ name, describe, arguments: args, options }) => {
    const [first] = args
    return {
      name,
      describe,
      values: first === undefined ? { kind: 'anything' } : valuesOf(first.name, first.choices),
      options: options.map((option) => ({ ...option, values: valuesOf(option.name, option.choices) })),
    }
  })
}

function valuesOf(name: string, choices: readonly string[]): Values {
  if (choices.length > 0) return { kind: 'words', words: choices }
  if (name === 'bucket') return { kind: 'words', words: uses.map((use) => `${use}=`) }
  if (name === 'only' || name === 'skip') return { kind: 'words', words: checkWords() }
  if (name === 'words') return { kind: 'words', words: findingIds() }
  if (FOLDERS.includes(name)) return { kind: 'folders' }
  return { kind: FILES.includes(name) ? 'files' : 'anything' }
}

/** Ids and categories. */
function checkWords(): readonly string[] {
  const checks = [...podChecks, ...bucketChecks]
  return [...new Set([...checks.map(({ category }) => category), ...checks.map(({ id }) => id)])]
}
