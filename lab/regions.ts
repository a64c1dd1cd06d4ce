import type { Sts } from './world.ts'

/** AWS's regions: only they have host names. From the endpoint rules that ship with the SDK. */

const always = [
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1',
  'eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1',
  'ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-northeast-2 ap-northeast-3',
].flatMap((line) => line.split(' '))

/** An account must ask for these (AWS Account Management Reference Guide, "Specify which AWS Regions"). */
const optIn = [
  'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6',
  'ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 me-west-1',
  'mx-central-1 sa-west-1',
].flatMap((line) => line.split(' '))

const others = ['cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1']

const all = new Set([...always, ...optIn, ...others])

/** Whether AWS has this region below this domain: those of China are below another one. */
export function isRegion(region: string, suffix: string): boolean {
  return all.has(region) && (suffix === 'amazonaws.com.cn') === region.startsWith('cn-')
}

/** Regions that refuse session tokens of the global endpoint, unless the account wants those of version 2. */
export function refusesGlobalTokens(region: string, sts: Sts): boolean {
  return sts.globalTokenVersion !== 2 && (sts.optInRegions ?? optIn).includes(region)
}

export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
