import { diversionsIn, heedsEndpointVariables } from '../clients/endpointVariables.ts'
import { viewsInAws } from '../storesInAws.ts'
import { definePodCheck } from './check.ts'
import { noneInAws } from './noneInAws.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

/**
 * AWS_ENDPOINT_URL and its kind lead some of GitLab's clients past AWS, and this run does not follow them: what such a client
 * meets there is not known.
 */
export const endpointVariables = definePodCheck({
  id: 'endpoint-variables',
  category: 'network',
  title: 'no variable sends what is for AWS elsewhere',
  needs: [],
  async run(outside) {
    const none = await noneInAws(outside)
    if (none !== undefined) return none
    const variables = diversionsIn(outside.pod.env)
    if (variables.length === 0) return passed('none', { variables, clients: [] })
    const surroundings = await outside.clients.surroundings()
    const views = viewsInAws(await outside.clients.views(), await outside.clients.plans())
    const led = views.filter(({ id }) => heedsEndpointVariables(id, surroundings))
    const clients = [...new Set(led.map(({ id }) => id))]
    const said = variables.map(({ name, host }) => `${name} is ${host}`).join(', ')
    const facts = { variables, clients }
    if (clients.length === 0) return passed(`${said}, which no client here heeds`, facts)
    const message = `${said}, and ${clients.join(' and ')} ${clients.length === 1 ? 'goes' : 'go'} there`
    const failure = podFailure('led-elsewhere', message)
    if (led.every(({ optional }) => optional === true)) return warned(message, facts, failure)
    return { ...failed(message, failure, facts), status: 'error' }
  },
})
