import {
  type EndpointVariable,
  endpointByVariable,
  s3EndpointByVariable,
} from '../clients/endpointVariables.ts'
import { isAwsHost } from '../gitlab/awsHost.ts'
import type { ClientView } from '../model/clientView.ts'
import type { PodFacts } from '../model/facts.ts'
import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

type Diversion = PodFacts['endpoint-variables']['diversions'][number]

/**
 * AWS_ENDPOINT_URL and its kind lead some of GitLab's clients elsewhere. Where those have a role, which counts nothing there,
 * or lose STS or TLS by it, this run cannot say how they fare. An endpoint of AWS is asked like one of the configuration.
 */
export const endpointVariables = definePodCheck({
  id: 'endpoint-variables',
  category: 'network',
  title: 'no variable leads a client with a role away from AWS',
  needs: [],
  async run({ clients: known }) {
    const pod = await known.surroundings()
    const plans = await known.plans()
    const views = await known.views()
    const found = views.flatMap((view) => {
      const use = plans.find(({ client }) => client === view.id)?.use
      const settings = use === undefined ? undefined : pod.storage(view.id, use)
      return diversionsOf(
        view,
        s3EndpointByVariable(view.id, pod, settings),
        endpointByVariable(view.id, pod, 'STS'),
      )
    })
    const heeded = views.flatMap(
      ({ id }) => endpointByVariable(id, pod, 'S3') ?? endpointByVariable(id, pod, 'STS') ?? [],
    )
    if (found.length === 0) return passed(heeded.length === 0 ? 'none' : setTo(heeded), { diversions: [] })
    const facts = { diversions: found.map(({ diversion }) => diversion) }
    const message = [...new Set(found.map(({ diversion }) => said(diversion)))].join('; ')
    const failure = podFailure('led-elsewhere', message)
    if (found.every(({ view }) => view.optional === true)) return warned(message, facts, failure)
    return { ...failed(message, failure, facts), status: 'error' }
  },
})

/** Who has keys of its own may well mean another server, and who has nothing has nothing to lose there. */
function diversionsOf(
  view: ClientView,
  s3: EndpointVariable | undefined,
  sts: EndpointVariable | undefined,
): readonly { readonly view: ClientView; readonly diversion: Diversion }[] {
  const hasRole = view.source === 'irsa' || view.source === 'pod-identity'
  const ofS3 = hasRole && s3 !== undefined ? wayOfS3(s3.url) : undefined
  // AWS_ENDPOINT_URL_STS itself is where a client is asked by (`sts-endpoints`).
  const losesSts =
    view.source === 'irsa' && sts?.name === 'AWS_ENDPOINT_URL' && !/(^|[./])sts[.-]/.test(hostOf(sts.url))
  const one = (variable: EndpointVariable, way: Diversion['way']) => ({
    view,
    diversion: {
      client: view.id,
      ...present({ version: view.version }),
      variable: variable.name,
      host: hostOf(variable.url),
      way,
    },
  })
  if (s3 !== undefined && ofS3 !== undefined) return [one(s3, ofS3)]
  return losesSts && sts !== undefined ? [one(sts, 'sts')] : []
}

function wayOfS3(url: string): Diversion['way'] | undefined {
  if (!isAwsHost(url)) return 'elsewhere'
  return /^http:/i.test(url.trim()) ? 'no-tls' : undefined
}

function hostOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return host === '' ? 'a text that is no address' : host
}

function setTo(variables: readonly EndpointVariable[]): string {
  return [...new Set(variables.map(({ name, url }) => `${name} is ${hostOf(url)}`))].join(', ')
}

function said({ client, variable, host, way }: Diversion): string {
  const what = {
    elsewhere: `${client} goes there with a role of AWS`,
    'no-tls': `${client} speaks without TLS there`,
    sts: `${client} asks for its role there`,
  }[way]
  return `${variable} is ${host}, and ${what}`
}
