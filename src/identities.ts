import { failureOf, podFacts } from './evidence.ts'
import type { Evidence } from './model/evidence.ts'
import type { ClientView } from './model/facts.ts'
import type { Identity, ReportClient } from './model/report.ts'
import type { ClientId, Source } from './model/words.ts'
import { present } from './present.ts'

/** Who the pod is to AWS, by each of the ways its clients would take. Pure. */
export function identitiesOf(evidence: Evidence): {
  readonly identities: readonly Identity[]
  readonly clients: readonly ReportClient[]
} {
  const views: readonly ClientView[] = podFacts(evidence, 'client-agreement').clients ?? []
  const ways = new Map<string, { source: Source; stsHost: string | undefined; usedBy: ClientId[] }>()
  const probed = probedWay(evidence)
  if (probed !== undefined)
    ways.set(probed.id, { source: probed.source, stsHost: probed.stsHost, usedBy: [] })
  for (const { id, source, stsHost } of views) {
    const way = ways.get(wayId(source, stsHost)) ?? { source, stsHost, usedBy: [] }
    way.usedBy.push(id)
    ways.set(wayId(source, stsHost), way)
  }
  const identities = [...ways].map(
    ([id, { source, stsHost, usedBy }]): Identity => ({
      id,
      source,
      usedBy,
      ...present({ stsHost, intendedRoleArn: podFacts(evidence, 'role-arn-format').arn }),
      ...(id === probed?.id ? resolved(evidence) : {}),
    }),
  )
  return {
    identities,
    clients: views.map((view) => ({ ...view, identity: wayId(view.source, view.stsHost) })),
  }
}

function wayId(source: Source, stsHost: string | undefined): string {
  return stsHost === undefined ? source : `${source}@${stsHost}`
}

/** The one way that was really taken: by what the caller is known. */
function probedWay({ probedAs, checks }: Evidence) {
  const outcome = checks['region-set']?.outcome
  const known = outcome?.status === 'pass' || outcome?.status === 'warn' ? outcome.facts.stsHost : undefined
  const stsHost = probedAs.source === 'irsa' ? known : undefined
  return probedAs.source === 'none'
    ? undefined
    : { id: wayId(probedAs.source, stsHost), source: probedAs.source, stsHost }
}

function resolved(evidence: Evidence): Pick<Identity, 'callerArn' | 'account' | 'failure'> {
  const { arn, account } = podFacts(evidence, 'caller-identity')
  const failure =
    failureOf(evidence.checks['caller-identity']?.outcome) ??
    (evidence.probedAs.source === 'irsa' ? failureOf(evidence.checks['assume-role']?.outcome) : undefined) ??
    (arn === undefined ? failureOf(evidence.checks['credential-source']?.outcome) : undefined)
  return present({ callerArn: arn, account, failure })
}
