import { isPodIdentityUnsure } from '../clients/workhorse.ts'
import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

const notKnown = 'if it knows EKS Pod Identity, which is certain from GitLab 17.4 on'

export const workhorseCredentials = definePodCheck({
  id: 'workhorse-credentials',
  category: 'identity',
  title: 'Workhorse gets its credentials in this pod',
  needs: ['client-agreement'],
  async run(outside, known) {
    const outcome = clientCredentials('workhorse', outside, known)
    if (outcome.status !== 'pass') return outcome
    const isByAgent = outcome.facts.clients.some(({ source }) => source === 'pod-identity')
    const unsure = isByAgent && isPodIdentityUnsure(await outside.clients.surroundings())
    return unsure ? { ...outcome, message: `${outcome.message}, ${notKnown}` } : outcome
  },
})
