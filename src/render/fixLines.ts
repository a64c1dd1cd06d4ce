import type { Fix, PolicyFix } from '../model/finding.ts'
import type { Ink } from './ink.ts'
import { visibleJson } from './visible.ts'

/** What to do: the words, then each policy with where it goes, then the commands, all as they are pasted. */
export function fixLines({ text, policies, commands }: Fix, column: number, ink: Ink): readonly string[] {
  const hanging = { head: ' '.repeat(column), column }
  return [
    ...text.split('\n').flatMap((paragraph) => ink.prose(hanging, paragraph)),
    ...policies.flatMap((policy) => [
      ...ink.prose(hanging, `${whereItGoes(policy)}:`),
      ...policyLines(policy, ink).map((line) => ' '.repeat(column + 2) + line),
    ]),
    ...commands.flatMap((command) => commandLines(command).map((line) => ink.verbatim(column + 2, line))),
  ]
}

/** Real line breaks only behind a backslash, where a shell reads on; any other is part of a value. */
function commandLines(command: string): readonly string[] {
  return command.split(/(?<=\\)\n/)
}

/**
 * A permissions policy may stand beside others, so it is printed whole. Where there can be only one policy,
 * pasting a whole document would remove what is there, so only the statements to add are printed.
 */
function policyLines({ attachTo, mode, document }: PolicyFix, ink: Ink): readonly string[] {
  const whole = mode === 'replace' || attachTo === 'role-permissions'
  const json = whole
    ? JSON.stringify(document, null, 2)
    : document.Statement.map((statement) => JSON.stringify(statement, null, 2)).join(',\n')
  return visibleJson(json, ink.style.unicode).split('\n')
}

function whereItGoes({ attachTo, name, mode, document }: PolicyFix): string {
  if (attachTo === 'role-permissions')
    return mode === 'replace'
      ? `The permissions policy of the role ${name}`
      : `A further permissions policy for the role ${name}`
  const policy = `${POLICY_TITLES[attachTo]} ${name}`
  if (mode === 'replace') return `The whole ${policy}`
  return `Add ${document.Statement.length === 1 ? 'this statement' : 'these statements'} to the ${policy}`
}

const POLICY_TITLES = {
  'role-trust': 'trust policy of the role',
  bucket: 'policy of the bucket',
  key: 'policy of the KMS key',
  boundary: 'permissions boundary',
  scp: 'service control policy',
  rcp: 'resource control policy',
  'vpc-endpoint': 'policy of the VPC endpoint',
} as const satisfies Record<Exclude<PolicyFix['attachTo'], 'role-permissions'>, string>
