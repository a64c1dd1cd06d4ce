import type { S3Client } from '@aws-sdk/client-s3'
import { bucketHost } from '../../bucketHost.ts'
import type { Source } from '../../model/words.ts'
import { type Bucket, openBucket } from './bucket.ts'
import type { Desk } from './desk.ts'
import { s3Client } from './sdk.ts'
import type { Wallet } from './wallet.ts'

/** The order in which the AWS CLI takes its credentials. */
const order: readonly Source[] = ['static-env', 'irsa', 'pod-identity', 'imds']

/** The buckets of a run, as the identity that the wallet holds: one client a region, one object a bucket. */
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
  get(name: string, region: string): Bucket {
    const known = this.#buckets.get(name)
    if (known !== undefined) return known
    const { host } = bucketHost(name, region)
    const s3 = { desk: this.#desk, client: this.#client(region, name), name, run: this.#run, host }
    const bucket = openBucket(s3)
    this.#buckets.set(name, bucket)
    return bucket
  }

  #client(region: string, bucket: string): S3Client {
    const known = this.#clients.get(region)
    if (known !== undefined) return known
    const credentials = order.map((source) => this.#wallet.get(source)).find((held) => held !== undefined)
    if (credentials === undefined) {
      throw new Error(`bucket ${bucket} was asked for before there were credentials`)
    }
    const client = s3Client(this.#desk.network, region, credentials)
    this.#clients.set(region, client)
    return client
  }
}
