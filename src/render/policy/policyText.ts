import type { PolicyDocument } from '../../model/finding.ts'
import type { Duty } from '../../policy/gitlabNeeds.ts'
import type { RoleDocuments } from '../../policy/roleDocuments.ts'
import { visible } from '../visible.ts'
import { policyName, snakeName } from './named.ts'

/** The documents for people: role by role, with the command that attaches each. */
export function renderPolicyText(roles: readonly RoleDocuments[]): string {
  const blocks = roles.map((role) => linesOf(role, snakeName(role, roles)).join('\n'))
  return `${[...blocks, `For programs: --format json, terraform or cloudformation`].join('\n\n')}\n`
}

const PURPOSE: Readonly<Record<Duty, string>> = {
  operation: 'the least that they need',
  backup: 'the least that backups need',
  restore: 'the least that backups and restores need',
  'read-only': 'to list and read only',
}

function linesOf(role: RoleDocuments, file: string): readonly string[] {
  const { roleName, roleArn, components, duty, serviceAccounts, permissions, trust, notes } = role
  const title = `Role ${roleName}: ${components.join(', ')}, ${PURPOSE[duty]}`
  const save = (suffix: string) => `${file.replaceAll('_', '-')}-${suffix}.json`
  return [
    visible(title, true),
    '='.repeat(title.length),
    ...(roleArn === undefined ? [] : [visible(`  ${roleArn}`, true)]),
    ...(serviceAccounts.length === 0
      ? []
      : [visible(`  for service account ${serviceAccounts.join(', ')}`, true)]),
    '',
    ...document('Permissions', permissions, save('permissions'), [
      `aws iam put-role-policy --role-name ${shell(roleName)} --policy-name ${policyName(role)} --policy-document file://${save('permissions')}`,
    ]),
    ...(trust === undefined
      ? []
      : [
          '',
          ...document('Trust policy (the whole of it: keep what else the role needs)', trust, save('trust'), [
            `aws iam update-assume-role-policy --role-name ${shell(roleName)} --policy-document file://${save('trust')}`,
          ]),
        ]),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => visible(note, true))]),
  ]
}

function document(
  title: string,
  content: PolicyDocument,
  file: string,
  commands: readonly string[],
): readonly string[] {
  return [
    `${title}, to be saved as ${file}:`,
    ...JSON.stringify(content, null, 2)
      .split('\n')
      .map((line) => visible(line, true)),
    ...commands.map((command) => `$ ${visible(command, true)}`),
  ]
}

function shell(text: string): string {
  return /^[\w+=,.@-]+$/.test(text) ? text : `'${text}'`
}
