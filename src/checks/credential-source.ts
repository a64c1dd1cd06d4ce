import type { Env } from '../clients/client.ts'
import { hasContainerCredentials, hasStaticKey, hasWebIdentity, isSet } from '../clients/environment.ts'
import type { Source } from '../model/words.ts'
import { instanceRole } from '../outside/metadata.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, saidBy } from './outcomes.ts'

/** Who this pod is to AWS by its environment; when that names nobody, the instance metadata service is asked. */
export const credentialSource = definePodCheck({
  id: 'credential-source',
  category: 'pod',
  title: 'the pod has a source of AWS credentials',
  needs: [],
  async run({ pod: { env }, network, wallet }) {
    const [first, ...alsoPresent] = configured(env)
    if (first !== undefined) {
      loadStaticKey(env, wallet.put.bind(wallet))
      return passed(`${named[first.source]} (${first.setBy})`, {
        ...first,
        alsoPresent: alsoPresent.map(({ source }) => source),
      })
    }
    if (disablesMetadata(env)) {
      const message =
        'no variable names a role or a key, and AWS_EC2_METADATA_DISABLED forbids the instance metadata service'
      return failed(message, podFailure('no-credentials', message))
    }
    const instance = await instanceRole(network)
    if (instance.ok) {
      wallet.put('imds', instance.value.credentials)
      const setBy = `role ${instance.value.role} from 169.254.169.254`
      return passed(`the instance metadata service (${setBy})`, { source: 'imds', setBy, alsoPresent: [] })
    }
    const message = `no variable names a role or a key, and the instance metadata service gives none (${saidBy(instance.failure)})`
    return failed(message, { ...instance.failure, origin: 'pod', code: 'no-credentials', message })
  },
})

const named: Readonly<Record<Source, string>> = {
  irsa: 'IAM role for the service account, IRSA',
  'pod-identity': 'EKS Pod Identity',
  'static-env': 'static access key',
  imds: 'instance metadata service',
  kube2iam: 'kube2iam',
  kiam: 'kiam',
  'static-config': 'static access key in a configuration file',
  'shared-file': 'shared credentials file',
  none: 'none',
}

/** In the order of the AWS CLI and the Go SDKs. Half an IRSA counts: the operator meant it. */
function configured(env: Env): readonly { source: Source; setBy: string }[] {
  const sources: { source: Source; setBy: string }[] = []
  if (hasStaticKey(env)) sources.push({ source: 'static-env', setBy: 'AWS_ACCESS_KEY_ID' })
  if (hasWebIdentity(env))
    sources.push({ source: 'irsa', setBy: 'AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE' })
  if (hasContainerCredentials(env)) {
    const setBy = isSet(env.AWS_CONTAINER_CREDENTIALS_FULL_URI)
      ? 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
      : 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
    sources.push({ source: 'pod-identity', setBy })
  }
  return sources
}

function loadStaticKey(
  env: Env,
  put: (
    source: Source,
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  ) => void,
): void {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env
  if (!isSet(accessKeyId) || !isSet(secretAccessKey)) return
  put('static-env', { accessKeyId, secretAccessKey, ...(isSet(sessionToken) ? { sessionToken } : {}) })
}

function disablesMetadata(env: Env): boolean {
  return env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true'
}
