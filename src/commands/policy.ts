import { write } from '../output.ts'
import { s3Components } from '../policy/gitlabNeeds.ts'
import type { RoleDocuments } from '../policy/roleDocuments.ts'
import { readWanted, type WantedValues } from '../readWanted.ts'
import type { Known } from '../saved/knownTo.ts'
import { type Action, type Command, refuse, seeHelp } from './command.ts'
import { policyOptions } from './policyOptions.ts'

const formats = ['text', 'json', 'terraform', 'cloudformation'] as const
type Format = (typeof formats)[number]

/** What to attach to the roles, before or after something is wrong with them. Asks nobody. */
export const policyCommand: Command = (parser, choose) =>
  parser.command(
    'policy [report]',
    'Print the least-privilege policies for the roles of GitLab',
    (command) => policyOptions(command, s3Components, formats),
    ({ report, format, json, root, ...values }) =>
      choose(policy(report, json ? 'json' : format, root, values)),
  )

function policy(report: string | undefined, format: Format, root: string, values: WantedValues): Action {
  return async (surroundings) => {
    const refusing = (message: string) => refusal(format, message)(surroundings)
    const known = await knownFrom(report, root)
    if (!known.ok) return refusing(known.message)
    const read = readWanted(values, known.known)
    if (!read.ok) return refusing(read.message)
    const { roleDocuments } = await import('../policy/roleDocuments.ts')
    const roles = roleDocuments(read.wanted)
    if (roles.length === 0) return refusing(nothingFor(read.wanted.components))
    return write(surroundings.streams, await renderedAs(format, roles), 0)
  }
}

function nothingFor(components: readonly string[]): string {
  const whose = components.length === 0 ? 'no component' : components.join(', ')
  return `none of these buckets is used by ${whose}: name others with --bucket USE=NAME`
}

type ReadKnown =
  | { readonly ok: true; readonly known: Known }
  | { readonly ok: false; readonly message: string }

/** From the report, if there is one; else from the pod, if this is one. */
async function knownFrom(report: string | undefined, root: string): Promise<ReadKnown> {
  if (report === undefined) {
    const { knownHere } = await import('../outside/knownHere.ts')
    return { ok: true, known: await knownHere(root) }
  }
  const { nameOf, readInput } = await import('../outside/inputs.ts')
  const input = await readInput(report)
  if (!input.ok) return input
  const { readReport } = await import('../saved/readReport.ts')
  const read = readReport(input.text)
  if (!read.ok) return { ok: false, message: `${nameOf(report)} ${read.message}` }
  if (read.report.redaction.mode === 'strict')
    return { ok: false, message: `${nameOf(report)} is redacted: its names are not those that policies need` }
  const { evidenceOf } = await import('../saved/evidenceOf.ts')
  const { knownTo } = await import('../saved/knownTo.ts')
  return { ok: true, known: knownTo(evidenceOf(read.report).evidence) }
}

async function renderedAs(format: Format, roles: readonly RoleDocuments[]): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ schemaVersion: 1, roles }, null, 2)}\n`
    case 'terraform':
      return (await import('../render/policy/terraform.ts')).renderTerraform(roles)
    case 'cloudformation':
      return (await import('../render/policy/cloudFormation.ts')).renderCloudFormation(roles)
    case 'text':
      return (await import('../render/policy/policyText.ts')).renderPolicyText(roles)
  }
}

/** A refusal that whoever reads the format can still parse. */
function refusal(format: Format, message: string): Action {
  return async (surroundings) => {
    if (format === 'text' || format === 'json')
      return refuse(message)({ ...surroundings, machine: format === 'json' })
    const lines = [message, seeHelp].join('\n').replace(/^/gm, '# gitlab-iam-doctor: ')
    return write(surroundings.streams, `${lines}\n`, 2)
  }
}
