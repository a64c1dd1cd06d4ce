import { randomBytes } from 'node:crypto'
import type { Component } from '../model/words.ts'
import type { Options } from '../options.ts'
import { targetsOf } from '../targets.ts'
import { Buckets } from './aws/buckets.ts'
import { Desk } from './aws/desk.ts'
import { Sts } from './aws/sts.ts'
import { Secrets, Wallet } from './aws/wallet.ts'
import { componentOf } from './component.ts'
import { cleanupReserveMs } from './limits.ts'
import { parseConnectTo } from './network/connectTo.ts'
import { Network } from './network/network.ts'
import { environmentProxies, loginOf, parseProxy } from './network/proxies.ts'
import type { Outside } from './outside.ts'
import { openPod, rootProblem } from './pod.ts'
import { Probes } from './probes.ts'
import { Tokens } from './tokens.ts'
import { trustOf } from './trust.ts'

export type Opening =
  | { readonly ok: true; readonly outside: Outside; close(): void }
  | { readonly ok: false; readonly message: string }

/**
 * Opens the world for one run.
 * @param stop aborted when the run must end
 * @returns a message instead when what the operator named cannot be used
 */
export async function openOutside(options: Options, stop: AbortSignal): Promise<Opening> {
  const wrongRoot = await rootProblem(options.root)
  if (wrongRoot !== undefined)
    return { ok: false, message: `--root ${options.root} cannot be used: ${wrongRoot}` }
  const pod = openPod(options.root)
  const { env } = pod
  const bundle = options.caBundle ?? env.AWS_CA_BUNDLE
  const setBy = options.caBundle === undefined ? 'AWS_CA_BUNDLE' : '--ca-bundle'
  const [trust, component] = await Promise.all([
    trustOf(bundle ? { path: bundle, setBy } : undefined, options.root, env.SSL_CERT_FILE),
    componentOf(env, options.root),
  ])
  if (!trust.ok) return trust
  const { secureContext } = trust
  const network = new Network({
    connectTo: options.connectTo.flatMap((text) => parseConnectTo(text) ?? []),
    secureContext,
    proxies: environmentProxies(secureContext),
    requestMs: options.requestTimeoutMs,
    stop,
    graceMs: cleanupReserveMs(options.timeoutMs) / 2,
  })
  return { ok: true, outside: assemble(options, pod, component, network, stop), close: () => network.close() }
}

function assemble(
  options: Options,
  pod: Outside['pod'],
  component: Component,
  network: Network,
  stop: AbortSignal,
): Outside {
  const secrets = new Secrets()
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
    const value = pod.env[name]
    const proxy = value === undefined ? undefined : parseProxy(value)
    if (proxy !== undefined) secrets.add(proxy.password, loginOf(proxy).password)
  }
  secrets.add(
    pod.env.AWS_SECRET_ACCESS_KEY,
    pod.env.AWS_SESSION_TOKEN,
    pod.env.AWS_ACCESS_KEY_ID,
    pod.env.AWS_CONTAINER_AUTHORIZATION_TOKEN,
  )
  const desk = new Desk(network, secrets)
  const wallet = new Wallet(secrets)
  const runId = `${Date.now().toString(36)}-${randomBytes(5).toString('hex')}`
  const buckets = new Buckets(desk, wallet, runId)
  return {
    options,
    pod,
    component,
    network,
    secrets,
    wallet,
    runId,
    targets: targetsOf(pod.env, options.buckets),
    sts: new Sts(desk, wallet),
    tokens: new Tokens(secrets),
    probes: new Probes(),
    now: () => new Date(),
    stopped: () => stop.aborted,
    clock: () => desk.clock(),
    async podNamespace() {
      const file = await pod.read('/var/run/secrets/kubernetes.io/serviceaccount/namespace', 1024)
      return file.ok ? file.value.text.trim() || undefined : undefined
    },
    bucket: (name, region) => buckets.get(name, region),
  }
}
