import type { Faults } from './faults.ts'
import { s3AddressOf } from './s3/address.ts'
import { stsEndpointOf } from './sts/endpoint.ts'
import type { World } from './world.ts'

/**
 * Whether DNS would know this name. Those of STS and S3 exist only for regions that there are; all others only if
 * the world says something of them.
 */
export function existsIn({ issuers, s3Compatible = {} }: World, faults: Faults): (host: string) => boolean {
  const others = [
    'localhost',
    ...Object.keys(s3Compatible),
    ...Object.values(issuers).map(({ url }) => new URL(url).hostname),
  ]
  return (host) =>
    /^[\d.]*$|^\[/.test(host) ||
    stsEndpointOf(host) !== undefined ||
    s3AddressOf(host, '/') !== undefined ||
    others.some((one) => host === one || host.endsWith(`.${one}`)) ||
    (!/\.amazonaws\.com(?:\.cn)?$/.test(host) && Object.keys(faults.of(host)).length > 0)
}
