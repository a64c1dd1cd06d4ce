import { awsEndpoint } from './awsEndpoint.ts'
import type { Manner } from './model/clients.ts'
import { dnsSuffixOfRegion } from './regions.ts'

/**
 * The host that a client calls for a bucket: virtual-host style, unless it was told to use the path, the name has a dot
 * (the wildcard certificate covers one label) or cannot stand in a host name (S3 user guide, "Virtual hosting of
 * buckets").
 */
export function bucketHost(
  name: string,
  region: string,
  { endpoint, pathStyle }: Manner = { pathStyle: false },
): { host: string; path: string } {
  const own = endpoint === undefined ? undefined : awsEndpoint(endpoint)
  const service = own ?? `s3.${region}.${dnsSuffixOfRegion(region)}`
  return !pathStyle && /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)
    ? { host: `${name}.${service}`, path: '/' }
    : { host: service, path: `/${encodeURIComponent(name)}` }
}
