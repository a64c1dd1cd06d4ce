import { bucketFacts } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'

/**
 * What the address tells under which S3 was reached: the interface endpoint of a VPC has a private one; a gateway
 * endpoint leaves S3 its public addresses (Amazon VPC User Guide, "Gateway endpoints"). Empty where it tells nothing.
 */
export function endpointSays(evidence: Evidence, buckets: readonly string[]): readonly string[] {
  const addresses = buckets.flatMap((bucket) => {
    const { privateAddress, address, proxy } = bucketFacts(evidence, bucket, 's3-endpoint')
    return privateAddress === true && proxy === undefined && address !== undefined ? [address] : []
  })
  return [...new Set(addresses)].map(
    (address) =>
      `S3 was reached under the private address ${address}: most often that is an interface VPC endpoint, whose policy has a say in every request.`,
  )
}
