import type { ContainerEndpoint } from '../model/credentials.ts'
import type { Failure } from '../model/outcome.ts'
import { present } from '../present.ts'
import { type Answer, refused } from './answer.ts'
import type { Credentials } from './aws/wallet.ts'
import { containerEndpoint, shown } from './containerEndpoint.ts'
import { containerToken } from './containerToken.ts'
import { parseCredentials, withoutSecrets } from './credentialsDocument.ts'
import { plainRequest } from './network/plainRequest.ts'
import type { Outside } from './outside.ts'
import { Tokens } from './tokens.ts'

/** What botocore gives the answer (boto/botocore botocore/utils.py, ContainerMetadataFetcher). */
const limitMs = 2_000

export interface ContainerAnswer {
  /** What is known of the endpoint, however it answered; absent when the variables name none. */
  readonly endpoint?: ContainerEndpoint
  readonly answer: Answer<Credentials>
  /** Set when there is white space around the token: we leave it out, the SDKs do not. */
  readonly untidyToken?: boolean
}

/**
 * Asks for the credentials that EKS Pod Identity, or another container endpoint, has for this pod. The SDKs throw
 * away what the agent says when it refuses (`Server responded with status: 400`); here it is the failure's message.
 */
export async function containerCredentials(
  outside: Pick<Outside, 'pod' | 'network' | 'secrets'>,
): Promise<ContainerAnswer> {
  const { pod, network, secrets } = outside
  const address = containerEndpoint(pod.env)
  if (!address.ok) return { answer: address }
  const url = shown(address.value.href)
  const token = await containerToken(pod)
  if (token?.ok === false) {
    const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file } = pod.env
    return {
      endpoint: { url, ...present({ tokenFrom: file || 'AWS_CONTAINER_AUTHORIZATION_TOKEN' }) },
      answer: token,
    }
  }
  const tokens = new Tokens(secrets)
  if (token !== undefined) tokens.keep(token.value.text)
  const claims = tokens.claims()
  const endpoint = {
    url,
    ...present({ tokenFrom: token?.value.from, token: claims?.ok ? claims.value : undefined }),
  }
  const answer = await plainRequest(network, {
    method: 'GET',
    url: address.value,
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: token.value.text }),
    },
    limitMs,
  })
  if (!answer.ok) return { endpoint, answer }
  const { httpStatus, body } = answer.value
  const credentials = httpStatus === 200 ? parseCredentials(body) : undefined
  if (credentials === undefined)
    return { endpoint, answer: refused(said(httpStatus, secrets.hide(withoutSecrets(body)), address.value)) }
  return { endpoint, answer: { ok: true, value: credentials }, untidyToken: token?.value.untidy ?? false }
}

/**
 * The agent's refusal. It writes `[REQUEST ID]: (CODE): message, fault: client` in plain text; older ones repeat the
 * error of the Go SDK, `…, CODE: message` (aws/eks-pod-identity-agent pkg/errors/errors.go).
 */
function said(httpStatus: number, body: string, { hostname }: URL): Failure {
  const text = body.trim().slice(0, 500)
  const exception = /\(([A-Za-z]+)\): |\b([A-Z][A-Za-z]+Exception): |"[Cc]ode" ?: ?"([\w.]+)"/.exec(text)
  return {
    origin: 'metadata',
    code: exception?.slice(1).find((code) => code !== undefined) ?? `HTTP ${httpStatus}`,
    message: text || `HTTP ${httpStatus} with an empty answer`,
    stage: 'http',
    host: hostname.replace(/^\[|\]$/g, ''),
  }
}
