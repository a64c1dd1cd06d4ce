import { wayId } from './clients/way.ts'
import { failureOf, podFacts } from './evidence.ts'
import type { Evidence } from './model/evidence.ts'
import type { Identity, ReportClient } from './model/report.ts'
import type { ClientId } from './model/words.ts'
import { present } from './present.ts'

/** Who the pod is to AWS, by each of the ways its clients take, and by that of the chart document. Pure. */
export function identitiesOf(evidence: Evidence): {
  readonly identities: readonly Identity[]
  readonly clients: readonly ReportClient[]
} {
  const { clients = [], identities: ways = [] } = podFacts(evidence, 'client-agreement')
  const usedBy = (id: string): readonly ClientId[] => [
    ...new Set(clients.flatMap((client) => (client.identity === id ? client.id : []))),
  ]
  const intended = present({ intendedRoleArn: podFacts(evidence, 'role-arn-format').arn })
  const probed = probedWay(evidence)
  const own: Identity | undefined = probed && {
    ...probed,
    usedBy: usedBy(probed.id),
    ...intended,
    ...resolved(evidence),
  }
  const others = ways
    .filter(({ id }) => id !== own?.id)
    .map(({ id, source, stsHost, callerArn, account, failure }): Identity => {
      return {
        id,
        source,
        usedBy: usedBy(id),
        ...intended,
        ...present({ stsHost, callerArn, account, failure }),
      }
    })
  return { identities: own === undefined ? others : [own, ...others], clients }
}

/** The way of the chart document's commands: by what the caller is known. */
function probedWay(evidence: Evidence): Pick<Identity, 'id' | 'source' | 'stsHost'> | undefined {
  const { source } = evidence.probedAs
  if (source === 'none') return undefined
  const stsHost = source === 'irsa' ? podFacts(evidence, 'region-set').stsHost : undefined
  const isInstance = source === 'kube2iam' || source === 'kiam'
  const id = isInstance ? 'imds' : wayId({ source, ...present({ stsHost }) })
  return { id, source, ...present({ stsHost }) }
}

function resolved(evidence: Evidence): Pick<Identity, 'callerArn' | 'account' | 'failure'> {
  const { arn, account } = podFacts(evidence, 'caller-identity')
  const failure =
    failureOf(evidence.checks['caller-identity']?.outcome) ??
    (evidence.probedAs.source === 'irsa' ? failureOf(evidence.checks['assume-role']?.outcome) : undefined) ??
    (arn === undefined ? failureOf(evidence.checks['credential-source']?.outcome) : undefined)
  return present({ callerArn: arn, account, failure })
}
