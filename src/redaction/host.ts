import ipaddr from 'ipaddr.js'
import type { Register } from './register.ts'

/** Hosts that say nothing of whose pod it is; whatever stands in front of one makes it somebody's. */
const PUBLIC =
  /^((aws|docs\.aws|console\.aws)\.amazon\.com|amazonaws\.com(\.cn)?|(app\.)?kubernetes\.io|helm\.sh|kubernetes\.default\.svc|(kubernetes\.default\.)?(svc\.)?cluster\.local|localhost|((docs|registry)\.)?gitlab\.com|charts\.gitlab\.io|github\.com)$/

/** Labels in front of a service's own name belong to a bucket, an endpoint or a cluster; the last such name counts. */
const AWS =
  /^(?:(?<own>.+)\.)?(?<service>(s3|sts|eks|oidc-eks|eks-auth|kms|ec2|iam|organizations)([.-](fips|dualstack|accelerate|control|outposts|accesspoint|website|external-1|vpce|[a-z]{2}(-[a-z]+)+-\d+))*\.(amazonaws\.com(\.cn)?|api\.aws))$/

/** What AWS itself puts there. */
const EVERYBODYS = new Set(['', 'oidc', 'pods'])

/** Addresses that every machine has alike: loopback; link-local ones (AWS's metadata services) are, too. */
const PUBLIC_ADDRESSES = new Set(['127.0.0.1', '0.0.0.0', '::1', '::'])

/** A host name or address, with a path if it has one (an OIDC issuer is written so in ARNs and conditions). */
export function aliasedHost(text: string, register: Register): string {
  const [, host = '', port = '', path = ''] = /^([^/:[\]]+|\[[^\]]*\])?(:\d+)?(\/.*)?$/s.exec(text) ?? []
  if (host === '') return text === '' || text.startsWith('/') ? text : register.alias('host', text)
  const name = host.replace(/^\.|\.$/g, '')
  const told = host.replace(name, () => hostAlias(name, register))
  return told + port + pathAlias(name, path, register)
}

function isPublicName(name: string): boolean {
  const aws = AWS.exec(name)
  return aws === null ? PUBLIC.test(name) : EVERYBODYS.has(aws.groups?.own ?? '')
}

function hostAlias(name: string, register: Register): string {
  const bare = name.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(bare)) return isPublicAddress(bare) ? name : register.alias('address', bare)
  const { own = '', service = '' } = AWS.exec(name)?.groups ?? {}
  if (EVERYBODYS.has(own)) return isPublicName(name.toLowerCase()) ? name : register.alias('host', name)
  // bucket.s3.…, bucket.vpce-….s3.…, <ID>.gr7.<region>.eks.…
  const labels = own.split('.')
  const endpoint = labels.findIndex((label) => label.startsWith('vpce-'))
  if (endpoint !== -1) {
    const before = labels.slice(0, endpoint).join('.')
    const network = register.alias('network', labels.slice(endpoint).join('.'))
    return [
      ...(before === '' || before === 'bucket' ? [before] : [register.alias('bucket', before)]),
      network,
      service,
    ]
      .filter((part) => part !== '')
      .join('.')
  }
  return `${register.alias(service.startsWith('s3') ? 'bucket' : 'issuer', own)}.${service}`
}

function isPublicAddress(address: string): boolean {
  return PUBLIC_ADDRESSES.has(address) || /^169\.254\.|^fd00:ec2:|^fe80:/i.test(address)
}

/** `/id/<ID>` of an EKS issuer keeps its form; a path on somebody's own host is one alias. */
function pathAlias(host: string, path: string, register: Register): string {
  const [, id, rest = ''] = /^\/id\/([^/:]+)(.*)$/s.exec(path) ?? []
  if (id !== undefined) return `/id/${register.alias('issuer', id)}${rest}`
  const bare = host.replace(/^\[|\]$/g, '')
  if (/^s3[.-]/.test(bare) && isPublicName(bare.toLowerCase())) return bucketPath(path, register)
  const isPublic = ipaddr.isValid(bare) ? isPublicAddress(bare) : isPublicName(bare.toLowerCase())
  return path === '' || path === '/' || isPublic ? path : `/${register.alias('path', path.slice(1))}`
}

/** `/BUCKET/KEY`, as a bucket is addressed whose name cannot stand in a host name. */
function bucketPath(path: string, register: Register): string {
  const [, bucket = '', key = ''] = /^\/([^/?]*)(.*)$/s.exec(path) ?? []
  return path === '' ? '' : `/${register.alias('bucket', bucket)}${key}`
}
