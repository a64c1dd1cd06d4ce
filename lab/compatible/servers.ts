import { createAws } from '../aws.ts'
import { type Answer, AwsError, decodePath, type LabRequest } from '../http/exchange.ts'
import type { Notes } from '../journal.ts'
import type { S3Address } from '../s3/address.ts'
import { answerS3 } from '../s3/answer.ts'
import { type Snapshot, takeSnapshot } from '../s3/snapshot.ts'
import { readAuthorization } from '../sigv4/signed-request.ts'
import type { Bucket, S3Compatible, User, World } from '../world.ts'
import { inOwnWords } from './own-words.ts'

/** The servers of a world that speak S3 and are not AWS, by host name. */
export interface CompatibleServers {
  /** Undefined when nobody of that name is here. */
  answer(request: LabRequest, notes: Notes): Answer | undefined
  /** Everything in their buckets, as `host/bucket`. */
  snapshot(): Snapshot
}

const account = '000000000000'

/**
 * Each keeps buckets and keys of its own. A key may do everything, ACLs are taken, and there is no STS; the rest is
 * S3 as AWS's is played, said in the server's own words.
 */
export function createCompatibleServers(world: World): CompatibleServers {
  const hosts = Object.entries(world.s3Compatible ?? {})
  const all = new Map(hosts.map(([host, server]) => [host, createAws(worldOf(world, server))]))
  return {
    snapshot: () =>
      Object.fromEntries(
        [...all].flatMap(([host, { storage }]) =>
          Object.entries(takeSnapshot(storage)).map(([name, bucket]) => [`${host}/${name}`, bucket]),
        ),
      ),
    answer(request, notes) {
      for (const [host, server] of hosts) {
        const aws = all.get(host)
        const address = addressBelow(host, server, request)
        if (aws === undefined || address === undefined) continue
        return inOwnWords(server.software, answerS3(aws, request, address, notes, false))
      }
      return undefined
    },
  }
}

/** Path style, or the bucket before the host. */
function addressBelow(host: string, { region }: S3Compatible, request: LabRequest): S3Address | undefined {
  if (request.host !== host && !request.host.endsWith(`.${host}`)) return undefined
  const located = { region: region ?? signedRegion(request), suffix: host, onlyRegion: true } as const
  const key = (path: string) => (path === '' ? {} : { key: readable(path) })
  if (request.host !== host) {
    const bucket = request.host.slice(0, -host.length - 1)
    return { ...located, bucket, ...key(request.path.slice(1)), style: 'virtual-host' }
  }
  const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? []
  return { ...located, ...(first === '' ? {} : { bucket: readable(first) }), ...key(rest), style: 'path' }
}

/** A server without a region takes every one. */
function signedRegion(request: LabRequest): string {
  const authorization = readAuthorization(request)
  return authorization.kind === 'signed' ? authorization.signed.scope.region : 'us-east-1'
}

function readable(path: string): string {
  try {
    return decodePath(path)
  } catch (error) {
    if (error instanceof AwsError) return path
    throw error
  }
}

function worldOf(world: World, { keys, buckets, region = 'us-east-1' }: S3Compatible): World {
  const users = Object.entries(keys).map(([accessKeyId, secretAccessKey]): [string, User] => [
    accessKeyId,
    {
      arn: `arn:aws:iam::${account}:user/${accessKeyId}`,
      accessKeyId,
      secretAccessKey,
      policies: { everything },
    },
  ])
  const own = Object.entries(buckets).map(([name, { objects }]): [string, Bucket] => [
    name,
    { account, region, ownership: 'ObjectWriter', ...(objects === undefined ? {} : { objects }) },
  ])
  const { organization: _, ...rest } = world
  return {
    ...rest,
    accounts: { [account]: {} },
    users: Object.fromEntries(users),
    roles: {},
    buckets: Object.fromEntries(own),
    kmsKeys: {},
    vpcEndpoints: {},
  }
}

const everything = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}
