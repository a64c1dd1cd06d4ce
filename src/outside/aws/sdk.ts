import { S3Client } from '@aws-sdk/client-s3'
import { STSClient } from '@aws-sdk/client-sts'
import { dnsSuffixOfRegion } from '../../regions.ts'
import { currentJourney } from '../network/journey.ts'
import type { Network } from '../network/network.ts'
import { property, stringField } from '../thrown.ts'
import type { Credentials } from './wallet.ts'

/** A doctor reports, it does not insist: one retry, for the hiccup that every client outlives. */
const attempts = 2

/** An SDK client for S3 in one region, on our own connections. */
export function s3Client(
  network: Network,
  region: string,
  credentials: Credentials,
  forcePathStyle: boolean,
  host = `s3.${region}.${dnsSuffixOfRegion(region)}`,
): S3Client {
  const client = new S3Client({
    ...settings(network, region),
    credentials,
    // The same endpoint that s3-endpoint reached, whatever AWS_ENDPOINT_URL_S3 or ~/.aws/config say.
    endpoint: `https://${host}`,
    forcePathStyle,
    // A redirect to another region is a finding, not something to follow silently.
    followRegionRedirects: false,
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: true,
  })
  client.middlewareStack.add(observed, { step: 'deserialize', priority: 'low', name: 'observed' })
  return client
}

/** An SDK client for STS at one host. Without credentials it can only make unsigned calls. */
export function stsClient(
  network: Network,
  region: string,
  host: string,
  credentials?: Credentials,
): STSClient {
  const client = new STSClient({
    ...settings(network, region),
    endpoint: `https://${host}`,
    ...(credentials === undefined ? {} : { credentials }),
  })
  client.middlewareStack.add(observed, { step: 'deserialize', priority: 'low', name: 'observed' })
  return client
}

function settings(network: Network, region: string) {
  return {
    region,
    maxAttempts: attempts,
    // The other clients in a GitLab pod do not correct their clock from AWS's answers, so neither may we.
    disableClockSkewCorrection: true,
    requestHandler: { httpAgent: network.agents.http, httpsAgent: network.agents.https },
    // Said here so that the SDK need not look in ~/.aws/config, which is not the pod's when --root is elsewhere.
    retryMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: async () => undefined,
    // A dozen requests of a kind go out: the way through the SDK is put together once for each kind.
    cacheMiddleware: true,
  }
}

/** Notes what really went over the wire, beneath everything the SDK makes of it. */
function observed<In, Args extends { request: unknown }, Out extends { response: unknown }>(
  next: (args: Args & { input: In }) => Promise<Out>,
) {
  return async (args: Args & { input: In }): Promise<Out> => {
    const journey = currentJourney()
    const host = stringField(args.request, 'hostname')
    if (journey !== undefined && host !== undefined) {
      journey.host = host
      journey.stage = 'http'
      delete journey.exchange
    }
    const sent = Date.now()
    const result = await next(args).catch((thrown: unknown) => {
      // What fails before HTTP has not left.
      if (journey?.stage === 'http') journey.unheard = (journey.unheard ?? 0) + 1
      throw thrown
    })
    const httpStatus = property(result.response, 'statusCode')
    if (journey !== undefined && host !== undefined && typeof httpStatus === 'number') {
      // A server that broke may have done it before; one that asks to slow down has not begun.
      if (httpStatus >= 500 && httpStatus !== 503) journey.unheard = (journey.unheard ?? 0) + 1
      journey.exchange = {
        host,
        httpStatus,
        headers: headersOf(result.response),
        at: (sent + Date.now()) / 2,
      }
    }
    return result
  }
}

function headersOf(response: unknown): Record<string, string | undefined> {
  const headers = property(response, 'headers')
  if (typeof headers !== 'object' || headers === null) return {}
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
