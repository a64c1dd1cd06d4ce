import { decodePath } from '../http/exchange.ts'
import { isRegion } from '../regions.ts'

/** Where an S3 request is addressed to. */
export interface S3Address {
  /** The region in the host name; absent in the global one, `s3.amazonaws.com`. */
  readonly region?: string
  readonly bucket?: string
  readonly key?: string
  readonly style: 'virtual-host' | 'path'
  /** `amazonaws.com` or `amazonaws.com.cn`. */
  readonly suffix: string
  /** A server of one region, whatever it is called: it sends nobody elsewhere. */
  readonly onlyRegion?: true
}

const host =
  /^(?:(?<bucket>.+)\.)?s3(?:-fips)?(?:\.dualstack)?(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.(?<suffix>amazonaws\.com(?:\.cn)?)$/

/** Reads host and path in both of S3's styles; undefined when the host is not S3's. */
export function s3AddressOf(hostName: string, path: string): S3Address | undefined {
  const { bucket, region, suffix } = host.exec(hostName)?.groups ?? {}
  if (suffix === undefined) return undefined
  // The global name is that of the one partition only.
  if (region === undefined ? suffix !== 'amazonaws.com' : !isRegion(region, suffix)) return undefined
  const located = { suffix, ...(region === undefined ? {} : { region }) }
  const rest = path.slice(1)
  if (bucket !== undefined) return { ...located, bucket, ...keyOf(rest), style: 'virtual-host' }
  const slash = rest.indexOf('/')
  const name = decodePath(slash < 0 ? rest : rest.slice(0, slash))
  return {
    ...located,
    ...(name === '' ? {} : { bucket: name }),
    ...keyOf(slash < 0 ? '' : rest.slice(slash + 1)),
    style: 'path',
  }
}

function keyOf(path: string): { key?: string } {
  return path === '' ? {} : { key: decodePath(path) }
}
