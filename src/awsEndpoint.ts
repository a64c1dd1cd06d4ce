/**
 * The host of an endpoint that belongs to S3 itself: regional, dual-stack, FIPS, or of a VPC endpoint; undefined for
 * anything else, which is then S3-compatible at best (AWS General Reference, "Amazon Simple Storage Service endpoints").
 * @param endpoint a URL, or a bare host as s3cmd has it
 */
export function awsEndpoint(endpoint: string): string | undefined {
  const url = endpoint.includes('://') ? endpoint : `https://${endpoint}`
  if (!URL.canParse(url)) return undefined
  const { hostname, protocol, port } = new URL(url)
  const ofAws = /^((bucket\.vpce-[\w-]+\.)?s3[.-]?[a-z0-9.-]*|[a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.test(
    hostname,
  )
  const isS3 = /(^|\.)s3([.-]|$)/.test(hostname.replace(/\.amazonaws\.com(\.cn)?$/, ''))
  return ofAws && isS3 && protocol === 'https:' && port === '' ? hostname : undefined
}
