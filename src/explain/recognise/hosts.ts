/** What a host is to a pod that wants credentials or a bucket. */
export type HostKind = 'sts' | 's3' | 'imds' | 'pod-identity' | 'eks-auth' | 'kubernetes' | 'aws' | 'other'

const KINDS: readonly (readonly [HostKind, RegExp])[] = [
  ['imds', /^(?:169\.254\.169\.254|\[fd00:ec2::254\])$/],
  ['pod-identity', /^(?:169\.254\.170\.23|\[fd00:ec2::23\])$/],
  ['kubernetes', /\.eks\.amazonaws\.com(?:\.cn)?$/],
  ['eks-auth', /^eks-auth\./],
  ['sts', /^sts(?:-fips)?[.-](?:[\w-]+\.)*(?:amazonaws|api\.aws|c2s|sc2s|adc-e)/],
  ['s3', /(?:^|\.)s3[.-](?:[\w-]+\.)*(?:amazonaws|api\.aws|c2s)|\.s3\.amazonaws\./],
  ['aws', /\.(?:amazonaws\.com(?:\.cn)?|api\.aws|amazonaws\.eu)$/],
]

/** What the words around a failure are about, where they name no host. */
const TALK: readonly (readonly [HostKind, RegExp])[] = [
  [
    'imds',
    /ec2 ?imds|EC2 ?Metadata|instance metadata|instance profile|EC2RoleRequest|\bIMDS|latest\/meta-data|latest\/api\/token/i,
  ],
  ['pod-identity', /pod.identity|container-role|AssumeRoleForPodIdentity/i],
  ['sts', /AssumeRole|WebIdentity|\bSTS\b|GetCallerIdentity/],
  [
    's3',
    /\bS3\b|X-Amz-(?:Algorithm|Credential|Signature)=|s3aws|bucket|PutObject|GetObject|HeadObject|ListObjects|HeadBucket/i,
  ],
]

/** The kind of this host; without a host, what the words around it are about. */
export function kindOf(host: string, around: string): HostKind {
  const known = KINDS.find(([, form]) => form.test(host))?.[0]
  if (known !== undefined) return known
  if (host !== '') return 'other'
  return TALK.find(([, words]) => words.test(around))?.[0] ?? 'other'
}

/** The region in the name of one of AWS's hosts; it need not be one that exists. */
export function regionOfHost(host: string): string | undefined {
  return /(?:^|\.)(?:sts|s3|kms|eks-auth)(?:-fips)?[.-](?:dualstack\.)?([\w-]+)\.(?:amazonaws\.com|api\.aws)/.exec(
    host,
  )?.[1]
}

const STORE =
  /minio|wasabi|ceph|rgw|r2\.cloudflare|digitalocean|garage|seaweed|localstack|storage\.googleapis|(?:^|\.)s3[.-]/i

/** Whether the name is that of a server which speaks S3's protocol. */
export function isStore(host: string): boolean {
  return STORE.test(host)
}

/** In the style of virtual hosts, before what can have no hosts below it. */
export function isBucketBeforeAddress(host: string): boolean {
  return /^[\w-]+\.(?:\d{1,3}(?:\.\d{1,3}){3}|localhost)$/.test(host)
}

/** `something.amazonaws.com` for a service that there is not; services have more in their names than that, or these. */
export function isNoService(host: string): boolean {
  const [, name] = /^([\w-]+)\.amazonaws\.com$/.exec(host) ?? []
  return (
    name !== undefined && !/^(?:sts|s3[\w-]*|iam|organizations|route53|cloudfront|ec2|ecr|kms)$/.test(name)
  )
}
