/** Amazon Resource Names, taken apart and put together. Pure text: nothing is looked up. */

export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string
  readonly service: string
  /** Empty for global services. */
  readonly region: string
  /** Empty for S3 buckets and objects. */
  readonly account: string
  /** All that follows the fifth colon. */
  readonly resource: string
}

/** The six parts of an ARN, or undefined when the text is not one. Whitespace around it is not forgiven. */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...rest] = text.split(':')
  const resource = rest.join(':')
  if (scheme !== 'arn' || region === undefined || account === undefined) return undefined
  return partition && service && resource ? { partition, service, region, account, resource } : undefined
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return ['arn', partition, service, region, account, resource].join(':')
}

export interface RoleName {
  readonly partition: string
  readonly account: string
  readonly name: string
  /** `/` or `/team/`. Unknown for a session: the assumed-role ARN leaves it out. */
  readonly path?: string
  /** Only for a session. */
  readonly session?: string
}

/**
 * The role behind `arn:aws:iam::111122223333:role/team/NAME` or behind
 * `arn:aws:sts::111122223333:assumed-role/NAME/SESSION`; undefined for anything else.
 */
export function parseRoleArn(text: string): RoleName | undefined {
  const arn = parseArn(text)
  if (arn === undefined || arn.account === '') return undefined
  const { partition, account } = arn
  const [type, ...names] = arn.resource.split('/')
  if (arn.service === 'iam' && type === 'role') {
    const name = names.at(-1)
    return name ? { partition, account, name, path: ['', ...names.slice(0, -1), ''].join('/') } : undefined
  }
  const [name, session] = names
  return arn.service === 'sts' && type === 'assumed-role' && name && session
    ? { partition, account, name, session }
    : undefined
}

/** The ARN that a session of this role has in GetCallerIdentity: the role's path does not appear in it. */
export function assumedRoleArn({ partition, account, name }: RoleName, session: string): string {
  const resource = `assumed-role/${name}/${session}`
  return formatArn({ partition, service: 'sts', region: '', account, resource })
}

/** The ARN of an account, as a Principal. */
export function accountRootArn(partition: string, account: string): string {
  return formatArn({ partition, service: 'iam', region: '', account, resource: 'root' })
}

/** The ARN that IAM gives to the OIDC provider of an issuer: the issuer without its scheme. */
export function oidcProviderArn(partition: string, account: string, issuer: string): string {
  const resource = `oidc-provider/${issuerHostPath(issuer)}`
  return formatArn({ partition, service: 'iam', region: '', account, resource })
}

/** `https://host/path` → `host/path`, which is also the prefix of the condition keys `…:sub` and `…:aud`. */
export function issuerHostPath(issuer: string): string {
  return issuer.replace(/^https:\/\//, '').replace(/\/$/, '')
}

/** The ARN of a bucket, the resource of bucket-level actions. */
export function bucketArn(partition: string, bucket: string): string {
  return formatArn({ partition, service: 's3', region: '', account: '', resource: bucket })
}

/** The ARN of an object; with the key `*`, of all objects of the bucket. */
export function objectArn(partition: string, bucket: string, key: string): string {
  return bucketArn(partition, `${bucket}/${key}`)
}

export interface S3Name {
  readonly partition: string
  readonly bucket: string
  /** Absent for the bucket itself. */
  readonly key?: string
}

/** The bucket, and the key if there is one, of an S3 ARN; undefined for access points and other services. */
export function parseS3Arn(text: string): S3Name | undefined {
  const arn = parseArn(text)
  if (arn?.service !== 's3' || arn.region !== '' || arn.account !== '') return undefined
  const { partition, resource } = arn
  const slash = resource.indexOf('/')
  if (slash === 0) return undefined
  return slash === -1
    ? { partition, bucket: resource }
    : { partition, bucket: resource.slice(0, slash), key: resource.slice(slash + 1) }
}
