import { dnsSuffixOfRegion } from './regions.ts'

/**
 * The host that the SDKs and the AWS CLI call for a bucket: virtual-host style, unless the name has a dot (the
 * wildcard certificate covers one label) or cannot stand in a host name (S3 user guide, "Virtual hosting of buckets").
 */
export function bucketHost(name: string, region: string): { host: string; path: string } {
  const service = `s3.${region}.${dnsSuffixOfRegion(region)}`
  return /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)
    ? { host: `${name}.${service}`, path: '/' }
    : { host: service, path: `/${encodeURIComponent(name)}` }
}
