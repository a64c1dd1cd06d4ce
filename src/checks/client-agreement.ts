import { viewOf } from '../clients/client.ts'
import { clientsOf } from '../clients/index.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, warned } from './outcomes.ts'

/** By their rules for the environment: who would take which credentials. */
export const clientAgreement = definePodCheck({
  id: 'client-agreement',
  category: 'identity',
  title: "this pod's S3 clients would all use the same credentials",
  needs: [],
  async run({ pod: { env }, component }) {
    const clients = clientsOf(component, env).map((client) => viewOf(client, env))
    const sources = [...new Set(clients.map(({ source }) => source))]
    const unsupported = clients.filter(({ supported }) => !supported)
    const message = sources
      .map(
        (source) =>
          `${clients.flatMap((client) => (client.source === source ? [client.id] : [])).join(', ')}: ${source}`,
      )
      .join('; ')
    if (sources.length === 1 && unsupported.length === 0) return passed(message, { clients })
    const notes = unsupported.map(({ note }) => note).join('; ')
    return warned(message, { clients }, podFailure('clients-disagree', notes === '' ? message : notes))
  },
})
