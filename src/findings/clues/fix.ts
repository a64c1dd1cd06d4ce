import type { Edit, Fix, PolicyFix, PolicyStatement } from '../../model/finding.ts'

/** What to do: the words, the commands that can be pasted, the policies to attach, the other changes for programs. */
export function fix(
  text: string,
  commands: readonly string[] = [],
  policies: readonly PolicyFix[] = [],
  edits: readonly Edit[] = [],
): Fix {
  return edits.length === 0 ? { text, commands, policies } : { text, commands, policies, edits }
}

/** Statements to add to a policy that is there. */
export function toAdd(
  attachTo: PolicyFix['attachTo'],
  name: string,
  statements: readonly PolicyStatement[],
): PolicyFix {
  return { attachTo, name, mode: 'add', document: { Version: '2012-10-17', Statement: statements } }
}

/** Steps, numbered. */
export function steps(...lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n')
}
