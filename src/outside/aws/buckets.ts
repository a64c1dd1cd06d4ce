import type { S3Client } from '@aws-sdk/client-s3'
import { awsEndpoint } from '../../awsEndpoint.ts'
import { bucketHost } from '../../bucketHost.ts'
import type { Lane } from '../../lanes.ts'
import { type Bucket, openBucket } from './bucket.ts'
import type { Desk } from './desk.ts'
import { sendAsTold, unknownAlgorithm } from './headers.ts'
import { s3Client } from './sdk.ts'
import type { Wallet } from './wallet.ts'

/** The buckets of a run, each as its clients see it: one SDK client an identity, region and style; one object a lane. */
export class Buckets {
  readonly #desk: Desk
  readonly #wallet: Wallet
  readonly #run: string
  readonly #clients = new Map<string, S3Client>()
  readonly #buckets = new Map<string, Bucket>()
  constructor(desk: Desk, wallet: Wallet, run: string) {
    this.#desk = desk
    this.#wallet = wallet
    this.#run = run
  }

  /** Throws while there are no credentials: checks of buckets wait for those. */
  get(lane: Lane, region: string): Bucket {
    const { name } = lane.target
    const id = JSON.stringify([name, lane.way, lane.manner])
    const known = this.#buckets.get(id)
    if (known !== undefined) return known
    const { host } = bucketHost(name, region, lane.manner)
    const { acl, encryption } = lane.manner
    const written = {
      ...(acl === undefined ? {} : { acl }),
      ...(encryption === undefined ? {} : { encryption }),
    }
    const client = this.#client(lane, region)
    const bucket = openBucket({ desk: this.#desk, client, name, run: this.#run, host, written })
    this.#buckets.set(id, bucket)
    return bucket
  }

  #client({ target, way, manner }: Lane, region: string): S3Client {
    const endpoint = manner.endpoint === undefined ? undefined : awsEndpoint(manner.endpoint)
    const unknown = unknownAlgorithm(manner.encryption)
    const id = JSON.stringify([region, way, manner.pathStyle, endpoint, unknown])
    const known = this.#clients.get(id)
    if (known !== undefined) return known
    const credentials = this.#wallet.get(way)
    if (credentials === undefined) {
      throw new Error(`bucket ${target.name} was asked for before there were credentials`)
    }
    const client = s3Client(this.#desk.network, region, credentials, manner.pathStyle, endpoint)
    if (unknown !== undefined) sendAsTold(client, unknown)
    this.#clients.set(id, client)
    return client
  }
}
