import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { getProxyForUrl } from 'proxy-from-env'
import type { Journey } from './journey.ts'

/** A proxy that a connection has to go through. */
export interface Proxy {
  /** Its URL without user and password. */
  readonly shown: string
  /** Opens a tunnel (HTTP CONNECT) to the journey's host and port. */
  tunnel(journey: Journey): Promise<Socket>
}

export interface Proxies {
  /** The proxy for this host by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; undefined when it is direct. */
  forHost(host: string, port: number, secure: boolean): Proxy | undefined
}

/** The proxy refused the tunnel: its own status line, since no AWS service ever saw the request. */
export class ProxyRefused extends Error {
  readonly code: string
  constructor(status: number, reason: string) {
    super(`the proxy answered CONNECT with ${status} ${reason}`.trim())
    this.code = `proxy-${status}`
  }
}

/**
 * The proxies of the environment. Ruby, Go and Python clients in a GitLab pod honour these variables; the AWS SDK
 * for JavaScript does not (aws-sdk-js-v3, `@smithy/node-http-handler`).
 * Not an agent of a library: those hide the stage and, with connections that we open ourselves, do not reuse them.
 */
export function environmentProxies(secureContext: SecureContext | undefined): Proxies {
  return {
    forHost(host, port, secure) {
      // Metadata services answer on link-local addresses, which no proxy can reach.
      if (host.startsWith('169.254.') || host === 'fd00:ec2::254' || host === 'fd00:ec2::23') return undefined
      const url = getProxyForUrl(
        `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
      )
      const proxy = url === '' ? undefined : parseProxy(url)
      return proxy === undefined
        ? undefined
        : { shown: withoutPassword(proxy), tunnel: (journey) => tunnel(proxy, secureContext, journey) }
    },
  }
}

/** Parses a proxy variable's value; one without a scheme is taken as http, as curl and Go do. */
export function parseProxy(value: string): URL | undefined {
  const url =
    URL.canParse(value) && /^https?:/i.test(value) ? value : `http://${value.replace(/^[a-z0-9]+:\/\//i, '')}`
  return URL.canParse(url) ? new URL(url) : undefined
}

export function withoutPassword(proxy: URL): string {
  return `${proxy.protocol}//${proxy.host}`
}

/** User and password as they are to be sent. A percent sign that encodes nothing stands for itself. */
export function loginOf({ username, password }: URL): { readonly user: string; readonly password: string } {
  return { user: decoded(username), password: decoded(password) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function tunnel(proxy: URL, secureContext: SecureContext | undefined, journey: Journey): Promise<Socket> {
  const secure = proxy.protocol === 'https:'
  const authority = `${journey.host}:${journey.port}`
  const { user, password } = loginOf(proxy)
  const credentials = `${user}:${password}`
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? (secure ? 443 : 80) : proxy.port,
      path: authority,
      agent: false,
      signal: journey.signal,
      headers: {
        host: authority,
        ...(credentials === ':'
          ? {}
          : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
      ...(secure ? { rejectUnauthorized: true } : {}),
      ...(secure && secureContext !== undefined ? { secureContext } : {}),
    })
    request.once('connect', (response, socket) => {
      const { statusCode = 0, statusMessage = '' } = response
      if (statusCode >= 200 && statusCode < 300) return resolve(socket)
      socket.destroy()
      reject(new ProxyRefused(statusCode, statusMessage))
    })
    // A proxy that answers CONNECT as if it were an ordinary request.
    request.once('response', (response) => {
      response.destroy()
      reject(new ProxyRefused(response.statusCode ?? 0, response.statusMessage ?? ''))
    })
    request.once('error', reject)
    request.end()
  })
}
