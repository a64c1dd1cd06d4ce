import { s3AddressOf } from './s3/address.ts'
import { stsEndpointOf } from './sts/endpoint.ts'

/**
 * Whether DNS would know this name: those of STS and S3 exist only for regions that there are. Of all other names
 * the lab knows nothing, and lets them be.
 */
export function existsInDns(host: string): boolean {
  if (!/^(?:sts|(?:.+\.)?s3)(?:[.-][\w.-]+)?\.amazonaws\.com(?:\.cn)?$/.test(host)) return true
  return stsEndpointOf(host) !== undefined || s3AddressOf(host, '/') !== undefined
}
