import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerRequest } from './answer.ts'
import { type Aws, createAws } from './aws.ts'
import { createCompatibleServers } from './compatible/servers.ts'
import { createFaults } from './faults.ts'
import { existsIn } from './hosts.ts'
import { createCertificates } from './http/certificates.ts'
import { startServer } from './http/server.ts'
import type { RequestRecord } from './journal.ts'
import { createMetadataService } from './metadata/metadata.ts'
import { writePodFiles } from './pod.ts'
import { createPodIdentityAgent } from './pod-identity-agent.ts'
import { prepareReferee, type Referee } from './referee.ts'
import { type Snapshot, takeSnapshot } from './s3/snapshot.ts'
import type { World } from './world.ts'

/** Stand for the address of the lab's proxy in the variables of a world's pod. */
const placeholder = /<PROXY URL( WITHOUT PASSWORD)?>/g

export interface LabOptions {
  /** Told of every request as it is answered. */
  readonly logger?: (record: RequestRecord) => void
  /** Closes the lab. */
  readonly signal?: AbortSignal
}

/** A running world. */
export interface Lab {
  readonly world: World
  readonly port: number
  /** For `--connect-to`: sends every connection here, whatever its host. */
  readonly connectTo: string
  /** The CA of every certificate that the lab shows, PEM. */
  readonly caFile: string
  /** For HTTPS_PROXY; with user and password when the world's proxy wants them. */
  readonly proxyUrl: string
  /** The folder that stands for `/` in the pod; for `--root`. */
  readonly podRoot: string
  readonly podEnv: Readonly<Record<string, string>>
  /** What an operator adds to the doctor's command line in this world. */
  readonly podArgs: readonly string[]
  readonly referee: Referee
  /** Every request so far, in the order of the answers. */
  readonly requests: readonly RequestRecord[]
  /** AWS itself, for tests that change the world under way. */
  readonly aws: Aws
  /** Everything in every bucket, as plain data. */
  snapshot(): Snapshot
  /** Cuts every connection and removes the temporary files. */
  close(): Promise<void>
}

/** Starts a world on a free port of 127.0.0.1. Any number may run side by side. */
export async function startLab(world: World, { logger, signal }: LabOptions = {}): Promise<Lab> {
  const aws = createAws(world)
  const faults = createFaults(world)
  const exists = existsIn(world, faults)
  const metadata = createMetadataService(aws)
  const podIdentityAgent = createPodIdentityAgent(aws)
  const compatible = createCompatibleServers(world)
  const certificates = await createCertificates()
  const requests: RequestRecord[] = []
  const record = (one: RequestRecord) => {
    requests.push(one)
    logger?.(one)
  }
  const folder = await mkdtemp(join(tmpdir(), 'gitlab-iam-doctor-lab-'))
  // The doctor may run as another user than the lab.
  await chmod(folder, 0o755)
  const podRoot = join(folder, 'pod')
  await mkdir(podRoot)
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, certificates.ca)
  await writePodFiles(world, podRoot, aws.now())
  const server = await startServer({
    certificates,
    proxy: world.proxy,
    faultOf: faults.of,
    exists,
    latencyOf: faults.latencyOf,
    answer: (request, connection) =>
      answerRequest(
        { aws, metadata, podIdentityAgent, compatible, faults, exists, record },
        request,
        connection,
      ),
  })
  const { port } = server
  const proxyUrl = `http://${loginOf(world)}127.0.0.1:${port}`
  const listening = faults.of('*').connection === 'refuse' ? await closedPort() : port

  const close = async () => {
    signal?.removeEventListener('abort', close)
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  signal?.addEventListener('abort', close)
  return {
    ...{ world, port, caFile, proxyUrl, podRoot, requests, aws, close },
    connectTo: `127.0.0.1:${listening}`,
    podEnv: podEnvOf(world, proxyUrl, `http://127.0.0.1:${port}`),
    podArgs: world.pod.args ?? [],
    referee: await prepareReferee(world, { port, folder, podRoot, caFile, proxyUrl }),
    snapshot: () => ({ ...takeSnapshot(aws.storage), ...compatible.snapshot() }),
  }
}

/** The proxy's address is known only now. */
function podEnvOf({ pod }: World, proxyUrl: string, withoutPassword: string): Record<string, string> {
  const fill = (value: string) =>
    value.replace(placeholder, (_, without) => (without === undefined ? proxyUrl : withoutPassword))
  return Object.fromEntries(Object.entries(pod.env).map(([name, value]) => [name, fill(value)]))
}

function loginOf({ proxy }: World): string {
  if (proxy?.user === undefined) return ''
  return `${encodeURIComponent(proxy.user)}:${encodeURIComponent(proxy.password ?? '')}@`
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
