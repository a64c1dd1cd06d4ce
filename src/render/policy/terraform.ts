import type { PolicyDocument, PolicyStatement } from '../../model/finding.ts'
import type { RoleDocuments } from '../../policy/roleDocuments.ts'
import { policyName, snakeName } from './named.ts'

/**
 * The documents as Terraform: data sources of the AWS provider, so that a plan shows what changes, and the
 * attachment of the permissions. The trust policy is for the role's own resource, which is not ours to define.
 */
export function renderTerraform(roles: readonly RoleDocuments[]): string {
  return `${roles.flatMap((role) => blocksOf(role, snakeName(role, roles))).join('\n\n')}\n`
}

function blocksOf(role: RoleDocuments, name: string): readonly string[] {
  const { components, roleName, permissions, trust, notes } = role
  const comments = [`Role ${roleName}, for ${components.join(', ')}.`, ...notes].map((note) => `# ${note}`)
  return [
    `${comments.join('\n')}\n${dataSource(name, permissions)}`,
    [
      `resource "aws_iam_role_policy" "${name}" {`,
      `  name   = ${quoted(policyName(role))}`,
      `  role   = ${quoted(roleName)}`,
      `  policy = data.aws_iam_policy_document.${name}.json`,
      '}',
    ].join('\n'),
    ...(trust === undefined
      ? []
      : [
          `# In the resource of the role: assume_role_policy = data.aws_iam_policy_document.${name}_trust.json\n${dataSource(`${name}_trust`, trust)}`,
        ]),
  ]
}

function dataSource(name: string, { Statement }: PolicyDocument): string {
  const statements = Statement.map((statement) =>
    block('statement', [...fields(statement), ...nested(statement)]).join('\n'),
  )
  return block(`data "aws_iam_policy_document" "${name}"`, statements.join('\n\n').split('\n')).join('\n')
}

/** A block of HCL, its lines indented. */
function block(header: string, lines: readonly string[]): readonly string[] {
  return [`${header} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}']
}

function fields({ Sid, Effect, Action, Resource }: PolicyStatement): readonly string[] {
  const pairs: readonly (readonly [string, string])[] = [
    ...(Sid === undefined ? [] : [['sid', quoted(Sid)] as const]),
    ['effect', quoted(Effect)],
    ['actions', list(Action)],
    ...(Resource === undefined ? [] : [['resources', list(Resource)] as const]),
  ]
  return aligned(pairs)
}

/** Principals and conditions are blocks of their own. */
function nested({ Principal, Condition = {} }: PolicyStatement): readonly string[] {
  const principals = Object.entries(Principal === '*' ? { '*': '*' } : (Principal ?? {}))
  const conditions = Object.entries(Condition).flatMap(([test, lines]) =>
    Object.entries(lines).map(([variable, values]) => ({ test, variable, values })),
  )
  return [
    ...principals.flatMap(([type, identifiers]) => [
      '',
      ...block(
        'principals',
        aligned([
          ['type', quoted(type)],
          ['identifiers', list(identifiers)],
        ]),
      ),
    ]),
    ...conditions.flatMap(({ test, variable, values }) => [
      '',
      ...block(
        'condition',
        aligned([
          ['test', quoted(test)],
          ['variable', quoted(variable)],
          ['values', list(values)],
        ]),
      ),
    ]),
  ]
}

/** Equal signs of neighbours stand below each other, as `terraform fmt` wants; a list of many is its own run. */
function aligned(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const runs: (readonly [string, string])[][] = [[]]
  for (const pair of pairs) {
    runs.at(-1)?.push(pair)
    if (pair[1].includes('\n')) runs.push([])
  }
  return runs.flatMap((run) => {
    const single = run.filter(([, value]) => !value.includes('\n'))
    const width = Math.max(0, ...single.map(([name]) => name.length))
    return run.flatMap(([name, value]) =>
      `${value.includes('\n') ? name : name.padEnd(width)} = ${value}`.split('\n'),
    )
  })
}

function list(values: string | readonly string[]): string {
  const all = typeof values === 'string' ? [values] : values
  const [only] = all
  if (only !== undefined && all.length === 1) return `[${quoted(only)}]`
  return ['[', ...all.map((value) => `  ${quoted(value)},`), ']'].join('\n')
}

/** A string of HCL: as in JSON, but the dollar and percent signs of templates are doubled. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/([$%])\{/g, '$1$1{')
}
