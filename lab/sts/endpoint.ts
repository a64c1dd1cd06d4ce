import { isRegion } from '../regions.ts'

/** An STS host name: which region it speaks for. */
export interface StsEndpoint {
  readonly region: string
  readonly global: boolean
}

/** `sts.amazonaws.com` and the regional ones, FIPS and China included; undefined for any other host. */
export function stsEndpointOf(host: string): StsEndpoint | undefined {
  if (host === 'sts.amazonaws.com') return { region: 'us-east-1', global: true }
  const [, region = '', suffix = ''] =
    /^sts(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/.exec(host) ?? []
  return isRegion(region, suffix) ? { region, global: false } : undefined
}
