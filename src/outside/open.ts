import { randomBytes } from 'node:crypto'
import { mainWayOf } from '../clients/mainWayOf.ts'
import { bucketsOf } from '../gitlab/buckets.ts'
import { namedBuckets, switchedOff } from '../gitlab/namedBuckets.ts'
import { podRegion } from '../gitlab/podRegion.ts'
import type { Versions } from '../model/clients.ts'
import type { VersionAnswer } from '../model/gitlabFacts.ts'
import type { Options } from '../options.ts'
import { present } from '../present.ts'
import { Buckets } from './aws/buckets.ts'
import { Desk } from './aws/desk.ts'
import { Sts } from './aws/sts.ts'
import { Secrets, Wallet } from './aws/wallet.ts'
import { clientsIn } from './clients.ts'
import { type Discovery, discoverGitlab } from './gitlab/discover.ts'
import { versionsOf } from './gitlab/versions.ts'
import { cleanupReserveMs } from './limits.ts'
import { parseConnectTo } from './network/connectTo.ts'
import { Network } from './network/network.ts'
import { environmentProxies, loginOf, parseProxy } from './network/proxies.ts'
import type { Outside } from './outside.ts'
import { openPod, rootProblem } from './pod.ts'
import { Probes } from './probes.ts'
import { Sources } from './sources.ts'
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
  const secrets = new Secrets()
  const versions = knownVersions(pod, options.root, stop)
  const [trust, discovery] = await Promise.all([
    trustOf(bundle ? { path: bundle, setBy } : undefined, options.root, env.SSL_CERT_FILE),
    discoverGitlab(pod, secrets),
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
  const outside = assemble({ options, pod, secrets, discovery, versions, network, stop })
  return { ok: true, outside, close: () => network.close() }
}

interface Parts {
  readonly options: Options
  readonly pod: Outside['pod']
  readonly secrets: Secrets
  readonly discovery: Discovery
  readonly versions: Promise<Versions>
  readonly network: Network
  readonly stop: AbortSignal
}

function assemble({ options, pod, secrets, discovery, versions, network, stop }: Parts): Outside {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
    const value = pod.env[name]
    const proxy = value === undefined ? undefined : parseProxy(value)
    if (proxy !== undefined) secrets.add(proxy.password, loginOf(proxy).password)
  }
  secrets.add(
    pod.env.AWS_SECRET_ACCESS_KEY,
    pod.env.AWS_SESSION_TOKEN,
    pod.env.AWS_ACCESS_KEY_ID,
    // The older names, which only s3cmd looks at (s3tools/s3cmd S3/Config.py).
    pod.env.AWS_SECRET_KEY,
    pod.env.AWS_SECURITY_TOKEN,
    pod.env.AWS_ACCESS_KEY,
    pod.env.AWS_CONTAINER_AUTHORIZATION_TOKEN,
  )
  const desk = new Desk(network, secrets)
  const wallet = new Wallet(secrets)
  const runId = `${Date.now().toString(36)}-${randomBytes(5).toString('hex')}`
  const buckets = new Buckets(desk, wallet, runId)
  const { facts: gitlab, keys } = discovery
  const env = options.region === undefined ? pod.env : { ...pod.env, AWS_REGION: options.region }
  const region = podRegion(options.region, pod.env, gitlab)
  const known = bucketsOf(gitlab).buckets
  const targets = namedBuckets(known, options.buckets)
  const renamed = options.buckets.map(({ use }) => use)
  return {
    options,
    pod,
    component: gitlab.component,
    network,
    secrets,
    runId,
    gitlab,
    targets,
    switchedOff: switchedOff(known, options.buckets),
    region,
    mainWay: mainWayOf(env, region?.region),
    sources: new Sources({ pod, network, secrets }, wallet, keys),
    clients: clientsIn(gitlab, env, versions, targets, renamed),
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
    bucket: (lane, region) => buckets.get(lane, region),
  }
}

/** The versions that could be found out; that some could not is no failure. */
async function knownVersions(pod: Outside['pod'], root: string, stop: AbortSignal): Promise<Versions> {
  const { gitlab, fogAws, s3cmd, awscli, registry } = await versionsOf(pod, root, stop)
  const known = (answer: VersionAnswer) => (answer.ok ? answer.version : undefined)
  return present({
    gitlab: known(gitlab),
    fogAws: known(fogAws),
    s3cmd: known(s3cmd),
    awscli: known(awscli),
    registry: known(registry),
  })
}
