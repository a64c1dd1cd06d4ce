import { dnsSuffix } from './policy/partition.ts'

/** From the endpoint rules that ship with the SDK (@aws-sdk/core util-endpoints, lib/aws/partitions.js). */
const partitions: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^eusc-/, 'aws-eusc'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
]

/** The partition a region belongs to; `aws` for every name that follows no other partition's form. */
export function partitionOf(region: string): string {
  return partitions.find(([form]) => form.test(region))?.[1] ?? 'aws'
}

/** What the host names of a region's services end in. */
export function dnsSuffixOfRegion(region: string): string {
  return dnsSuffix(partitionOf(region)) ?? 'amazonaws.com'
}

/** The zone of a region, `us-east-1b`, which is often taken for its region. */
export function isAvailabilityZone(text: string): boolean {
  return /^[a-z]{2,}(-[a-z]+)+-\d+[a-z]$/.test(text)
}

/** A region's name can stand in a host name: lower-case letters, digits and hyphens. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,}(-[a-z0-9]+)+$/.test(text)
}
