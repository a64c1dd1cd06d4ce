import type { GivenDocument } from '../../model/documents.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { PolicyFix, PolicyStatement } from '../../model/finding.ts'
import { sparing, withFurther, withStatement } from '../../policy/amend.ts'
import { grantDenied } from '../../policy/grantDenied.ts'
import type { Layer } from '../../policy/request.ts'
import { askingRole, documentsFor } from './documentLayers.ts'
import { groupedBy } from './grouped.ts'
import { attachableTo } from './identity.ts'
import type { Proven } from './proof.ts'

/**
 * The given documents with the smallest change after which they do not deny: a Deny spares the role, what lacks an
 * Allow gets what was prescribed for that place. The role's own policies are left alone where they merely lack something: a further one is attached.
 */
export function amended(
  evidence: Evidence,
  proven: readonly Proven[],
  prescribed: readonly PolicyFix[],
): readonly PolicyFix[] {
  const role = askingRole(evidence)
  if (role === undefined) return []
  const changes = proven.flatMap((one) => changesFor(evidence, one))
  return groupedBy(changes, ({ document, name }) => `${document.file} ${name}`).flatMap((ofDocument) => {
    const [first] = ofDocument
    if (first === undefined) return []
    const spared = [...new Set(ofDocument.flatMap(({ spare }) => spare))].reduce(
      (policy: GivenDocument['policy'], index) =>
        withStatement(policy, index, (statement) =>
          sparing(statement, 'ArnNotEquals', 'aws:PrincipalArn', role),
        ),
      first.document.policy,
    )
    const attachTo = placeOf(first.layer, first.isKey)
    const grants = grantDenied(ofDocument.flatMap(({ grant }) => grant)).map((statement) =>
      principalled(statement, first.layer, first.isKey, role),
    )
    const alike = prescribed.filter((policy) => policy.attachTo === attachTo && policy.mode === 'add')
    const own =
      alike.find(({ name }) => name === first.name) ?? (first.layer === 'resource' ? undefined : alike[0])
    const further = own === undefined || grants.length === 0 ? grants : own.document.Statement
    return [{ attachTo, name: first.name, mode: 'replace' as const, document: withFurther(spared, further) }]
  })
}

interface Change {
  readonly document: GivenDocument
  readonly layer: Layer
  readonly isKey: boolean
  readonly name: string
  /** Positions of the Deny statements that should spare the role. */
  readonly spare: readonly number[]
  readonly grant: readonly { readonly action: string; readonly resource: string }[]
}

function changesFor(evidence: Evidence, { asked, denied }: Proven): readonly Change[] {
  const { layer } = denied
  const isKey = asked.action.startsWith('kms:')
  const documents = documentsFor(evidence, asked)[layer] ?? []
  const about = (document: GivenDocument) => ({
    ...{ document, layer, isKey },
    name: nameOf(evidence, layer, isKey ? asked.resource : asked.bucket, document),
  })
  if (denied.kind === 'explicit')
    return denied.statements.flatMap(({ policyName, index }) => {
      const document = documents[Number(policyName)]
      return document === undefined ? [] : [{ ...about(document), spare: [index], grant: [] }]
    })
  const [first] = documents
  return first === undefined || layer === 'identity'
    ? []
    : [{ ...about(first), spare: [], grant: [{ action: asked.action, resource: asked.resource }] }]
}

function nameOf(evidence: Evidence, layer: Layer, resource: string, { file }: GivenDocument): string {
  if (layer === 'resource') return resource
  return layer === 'identity' ? attachableTo(evidence).name : file
}

function placeOf(layer: Layer, isKey: boolean): PolicyFix['attachTo'] {
  switch (layer) {
    case 'identity':
    case 'session':
      return 'role-permissions'
    case 'resource':
      return isKey ? 'key' : 'bucket'
    case 'trust':
      return 'role-trust'
    default:
      return layer
  }
}

/** Policies of resources say to whom; in a key's policy the resource is the key itself. */
function principalled(
  statement: PolicyStatement,
  layer: Layer,
  isKey: boolean,
  role: string,
): PolicyStatement {
  if (layer === 'vpc-endpoint') return { ...statement, Principal: '*' }
  if (layer !== 'resource' && layer !== 'rcp') return statement
  return { ...statement, Principal: { AWS: role }, ...(isKey ? { Resource: '*' } : {}) }
}
