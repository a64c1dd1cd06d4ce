/** An STS host name: which region it speaks for. */
export interface StsEndpoint {
  readonly region: string
  readonly global: boolean
}

/** `sts.amazonaws.com` and the regional ones, FIPS and China included; undefined for any other host. */
export function stsEndpointOf(host: string): StsEndpoint | undefined {
  if (host === 'sts.amazonaws.com') return { region: 'us-east-1', global: true }
  const regional = /^sts(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(host)
  return regional?.[1] === undefined ? undefined : { region: regional[1], global: false }
}
