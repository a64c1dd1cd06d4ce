import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { AssumeRoleWithWebIdentityCommand, STSClient, STSServiceException } from '@aws-sdk/client-sts'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'

/** The AWS SDK pointed at a lab, and the shape in which tests compare what it throws. */

/** Sends every connection to the lab, and believes its CA only. */
class ConnectTo extends Agent {
  readonly #lab: Lab

  constructor(lab: Lab) {
    super({ keepAlive: true })
    this.#lab = lab
  }

  override createConnection(options: ConnectionOptions): TLSSocket {
    const { port, caFile } = this.#lab
    return connect({ ...options, host: '127.0.0.1', port, ca: readFileSync(caFile) })
  }
}

/** A lab for one test: the healthy world, or a named one, with a patch. */
export async function startWorld(t: Teardown, patch: Json = {}, name = 'healthy'): Promise<Lab> {
  const lab = await startLab(patchWorld(loadWorld(name), patch))
  t.teardown(() => lab.close())
  return lab
}

interface Teardown {
  teardown(run: () => Promise<void>): void
}

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface ClientOptions {
  readonly region?: string
  readonly credentials?: Keys
  readonly pathStyle?: boolean
  readonly globalEndpoint?: boolean
  readonly endpoint?: string
}

const someKeys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' }

export function stsOf(lab: Lab, options: ClientOptions = {}) {
  const { region = 'us-east-1', credentials, globalEndpoint, endpoint } = options
  return new STSClient({
    region,
    credentials: credentials ?? someKeys,
    maxAttempts: 1,
    requestHandler: { httpsAgent: new ConnectTo(lab) },
    ...(globalEndpoint ? { endpoint: 'https://sts.amazonaws.com' } : {}),
    ...(endpoint === undefined ? {} : { endpoint }),
  })
}

export function s3Of(lab: Lab, options: ClientOptions) {
  const { region = 'us-east-1', credentials, pathStyle = false, endpoint } = options
  return new S3Client({
    region,
    credentials: credentials ?? someKeys,
    maxAttempts: 1,
    forcePathStyle: pathStyle,
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: { httpsAgent: new ConnectTo(lab) },
  })
}

/** The token that the pod's file holds. */
export function podToken(lab: Lab, path = lab.podEnv.AWS_WEB_IDENTITY_TOKEN_FILE ?? ''): string {
  return readFileSync(`${lab.podRoot}${path}`, 'utf8')
}

/** The credentials that the pod's role gives. */
export async function podCredentials(lab: Lab, options: ClientOptions = {}): Promise<Keys> {
  const { Credentials } = await stsOf(lab, options).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: lab.podEnv.AWS_ROLE_ARN,
      RoleSessionName: 'test',
      WebIdentityToken: podToken(lab),
    }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

/** An S3 client with the pod's own role. */
export async function podS3(lab: Lab, options: ClientOptions = {}): Promise<S3Client> {
  return s3Of(lab, { credentials: await podCredentials(lab), ...options })
}

/** How a call failed: `403 AccessDenied: text`; `worked` when it did not fail. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'worked'
  } catch (error) {
    if (error instanceof S3ServiceException || error instanceof STSServiceException) {
      const status = error.$metadata.httpStatusCode
      const code = 'Code' in error ? String(error.Code) : error.name
      return `${status} ${code}: ${error.message}`
    }
    return String(error)
  }
}
