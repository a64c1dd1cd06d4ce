import type { Env } from '../clients/client.ts'
import { hasContainerCredentials, hasStaticKey, hasWebIdentity, isSet } from '../clients/environment.ts'
import type { InstanceMetadata } from '../model/credentials.ts'
import type { PodFacts } from '../model/facts.ts'
import type { Failure, Outcome } from '../model/outcome.ts'
import type { Source } from '../model/words.ts'
import type { Outside } from '../outside/outside.ts'
import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { allHaveKeys, noneInAws } from './noneInAws.ts'
import { failed, passed, podFailure, saidBy, warned } from './outcomes.ts'

type Facts = PodFacts['credential-source']
type Ended = Promise<Outcome<Facts>>

/**
 * Who this pod is to AWS by its environment, and the credentials of that source; when the environment names nobody,
 * the instance metadata service is asked. Those of IRSA are fetched by `assume-role`.
 */
export const credentialSource = definePodCheck({
  id: 'credential-source',
  category: 'pod',
  title: 'the pod has a source of AWS credentials',
  needs: [],
  async run(outside) {
    const [first, ...others] = configured(outside.pod.env)
    if (first === undefined)
      return (await noneInAws(outside)) ?? (await allHaveKeys(outside)) ?? instanceMetadata(outside)
    const facts = { ...first, alsoPresent: others.map(({ source }) => source) }
    if (first.source === 'static-env') return staticKeys(outside, facts)
    if (first.source === 'pod-identity') return podIdentity(outside, facts)
    return passed(`IAM role for the service account, IRSA (${first.setBy})`, facts)
  },
})

/** In the order of the AWS CLI and the Go SDKs. Half an IRSA does not count: `irsa-env-injected` tells of it. */
function configured(env: Env): readonly { source: Source; setBy: string }[] {
  const sources: { source: Source; setBy: string }[] = []
  if (hasStaticKey(env)) sources.push({ source: 'static-env', setBy: 'AWS_ACCESS_KEY_ID' })
  if (hasWebIdentity(env))
    sources.push({ source: 'irsa', setBy: 'AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE' })
  if (hasContainerCredentials(env)) {
    const relative = isSet(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
    const setBy = `AWS_CONTAINER_CREDENTIALS_${relative ? 'RELATIVE' : 'FULL'}_URI`
    sources.push({ source: 'pod-identity', setBy })
  }
  return sources
}

async function staticKeys({ sources }: Outside, facts: Facts): Ended {
  const keys = await sources.environment()
  if (!keys.ok) return failed(keys.failure.message, keys.failure, facts)
  return passed(`static access key (${facts.setBy})`, facts)
}

async function podIdentity(outside: Outside, known: Facts): Ended {
  const { endpoint, answer, untidyToken } = await outside.sources.container()
  const facts = { ...known, ...present({ container: endpoint }) }
  if (!answer.ok) return failed(`EKS Pod Identity: ${told(answer.failure)}`, answer.failure, facts)
  if (!untidyToken) return passed(`EKS Pod Identity (${known.setBy})`, facts)
  const message = `EKS Pod Identity, but there is white space around the token in ${endpoint?.tokenFrom ?? 'its file'}`
  return warned(message, facts, podFailure('token-untidy', message))
}

async function instanceMetadata({ pod: { env }, sources, stopped }: Outside): Ended {
  if (env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') {
    const message =
      'no variable names a role or a key, and AWS_EC2_METADATA_DISABLED forbids the instance metadata service'
    const details = { Setting: 'AWS_EC2_METADATA_DISABLED' }
    return failed(message, { ...podFailure('no-credentials', message), details })
  }
  const { metadata: instance, answer } = await sources.instance()
  const who = WHO[instance.kind]
  const setBy = `role ${instance.role ?? 'unknown'} from 169.254.169.254`
  const facts = { source: instance.kind, setBy, alsoPresent: [], instance } as const
  if (answer.ok) return passed(`${who} (${setBy})`, facts)
  // Called off while it was asked: that says nothing of the pod.
  if (stopped()) return failed(saidBy(answer.failure), answer.failure)
  const message = `no variable names a role or a key, and ${who} gives none (${saidBy(answer.failure)})`
  const failure = { ...answer.failure, origin: 'pod', code: 'no-credentials', message } as const
  // A node without a role says nothing of where the pod should have its credentials from.
  const isNobody = instance.kind === 'imds' && instance.role === undefined
  return isNobody ? failed(message, failure) : failed(message, failure, facts)
}

const WHO = {
  imds: 'the instance metadata service',
  kube2iam: 'kube2iam',
  kiam: 'kiam',
} as const satisfies Record<InstanceMetadata['kind'], string>

/** Words of the pod itself, and words that hold their code, need no code in front of them. */
function told(failure: Failure): string {
  const { origin, code, message } = failure
  return origin === 'pod' || message.includes(code) ? message : saidBy(failure)
}
