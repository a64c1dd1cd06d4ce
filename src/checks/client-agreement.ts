import { roleOf } from '../clients/sameIdentity.ts'
import type { ClientView, ResolvedWay } from '../model/clientView.ts'
import { resolvedWays } from '../resolvedWays.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, warned } from './outcomes.ts'

/** Every way that a client of this pod takes, taken once: are they all the same to AWS? */
export const clientAgreement = definePodCheck({
  id: 'client-agreement',
  category: 'identity',
  title: "this pod's S3 clients are all the same to AWS",
  needs: ['region-set'],
  after: ['credential-source', 'assume-role', 'caller-identity', 'sts-endpoints'],
  async run(outside, known) {
    const views = await outside.clients.views()
    const identities = await resolvedWays(outside, views, known)
    // kube2iam and kiam answer as the instance metadata service would: only when asked do they show.
    const clients = views.map((view) => ({
      ...view,
      source: identities.find(({ id }) => id === view.identity)?.source ?? view.source,
    }))
    const facts = { clients, identities }
    const told = groupsOf(clients, identities)
    const message = told.map(({ who, what }) => `${who}: ${what}`).join('; ')
    if (told.length <= 1) return passed(message, facts)
    return warned(message, facts, podFailure('clients-disagree', message))
  },
})

/** The clients by who they are to AWS; by their source where that is not known. */
function groupsOf(clients: readonly ClientView[], identities: readonly ResolvedWay[]) {
  const whoIs = ({ identity, source }: ClientView) => {
    const arn = identities.find(({ id }) => id === identity)?.callerArn
    // A pod with IRSA and Pod Identity at once was put together by hand: it is told even where both give one role.
    const kind = source === 'pod-identity' ? source : ''
    return arn === undefined ? source : `${roleOf(arn)} ${kind}`
  }
  const groups = new Map<string, ClientView[]>()
  for (const client of clients) groups.set(whoIs(client), [...(groups.get(whoIs(client)) ?? []), client])
  return [...groups.values()].map((group) => {
    const [first] = group
    const arn = identities.find(({ id }) => id === first?.identity)?.callerArn
    const sources = [...new Set(group.map(({ source }) => source))].join(' and ')
    const who = [...new Set(group.map(({ id }) => id))].join(', ')
    return { who, what: groups.size === 1 || arn === undefined ? sources : `${sources}, ${arn}` }
  })
}
