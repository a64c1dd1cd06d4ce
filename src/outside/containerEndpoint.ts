import ipaddr from 'ipaddr.js'
import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where ECS answers requests for AWS_CONTAINER_CREDENTIALS_RELATIVE_URI. */
const ecsOrigin = 'http://169.254.170.2'

/** Who may be asked without TLS, besides the pod itself: ECS, and the EKS Pod Identity agent over IPv4 and IPv6. */
const linkLocal = ['169.254.170.2', '169.254.170.23', 'fd00:ec2::23']

/**
 * The address of the container credentials by the pod's variables, with the order and the rule for hosts that the
 * AWS SDKs have (aws/aws-sdk-js-v3 packages/credential-provider-http/src/fromHttp/fromHttp.ts and checkUrl.ts): the
 * relative one first; TLS, or an address that no stranger can have.
 */
export function containerEndpoint(env: Env): Answer<URL> {
  const {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative = '',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: full = '',
  } = env
  const text = relative === '' ? full : `${ecsOrigin}${relative}`
  if (!URL.canParse(text)) {
    const name =
      relative === '' ? 'AWS_CONTAINER_CREDENTIALS_FULL_URI' : 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
    return unusable('container-uri-malformed', `${name} is ${JSON.stringify(shown(text))}, which is no URL`)
  }
  const url = new URL(text)
  if (isAllowed(url)) return { ok: true, value: url }
  return unusable(
    'container-uri-not-allowed',
    `${shown(text)} is neither https nor the address of this pod, of ECS or of the EKS Pod Identity agent: the AWS SDKs refuse to ask there`,
  )
}

/** A URL without user, password and query, which may hold secrets; what is no URL is cut off. */
export function shown(text: string): string {
  if (!URL.canParse(text))
    return text
      .replace(/[?#].*$/s, '')
      .replace(/\/\/.*@/s, '//')
      .slice(0, 200)
  const { protocol, host, pathname } = new URL(text)
  return `${protocol}//${host}${pathname}`
}

function isAllowed({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'http:') return false
  if (linkLocal.includes(host) || host === 'localhost') return true
  return ipaddr.isValid(host) && ipaddr.parse(host).range() === 'loopback'
}

function unusable(code: string, message: string): { ok: false; failure: Failure } {
  return refused({ origin: 'pod', code, message })
}
