import { formatArn, parseArn } from '../policy/arn.ts'
import { aliasedHost } from './host.ts'
import type { Register } from './register.ts'

/**
 * An ARN with aliases for what identifies, its structure kept: `arn:aws:iam::account-1:role/path-1/role-1`. The
 * forms are those of the Service Authorization Reference, "Resource types" of each service.
 */
export function aliasedArn(text: string, register: Register): string {
  const arn = parseArn(text)
  if (arn === undefined) return register.alias('resource', text)
  // AWS's own policies belong to everybody.
  if (arn.account === 'aws') return text
  const account = register.alias('account', arn.account)
  const resource = (RESOURCES[arn.service] ?? anyResource)(arn.resource, register)
  return formatArn({ ...arn, account, resource })
}

type Aliased = (resource: string, register: Register) => string

const RESOURCES: Readonly<Record<string, Aliased>> = {
  s3: (resource, register) => {
    const [bucket = '', ...key] = resource.split('/')
    return [register.alias('bucket', bucket), ...objectKey(key, register)].join('/')
  },
  iam: (resource, register) => {
    const [type = '', ...parts] = resource.split('/')
    if (type === 'oidc-provider') return `${type}/${aliasedHost(parts.join('/'), register)}`
    const kind =
      type === 'role' ? 'role' : type === 'user' ? 'user' : type === 'policy' ? 'policy' : 'resource'
    const name = parts.pop()
    if (name === undefined) return resource
    return [type, ...parts.map((part) => register.alias('path', part)), register.alias(kind, name)].join('/')
  },
  sts: (resource, register) => {
    const [type = '', name, session] = resource.split('/')
    if (name === undefined) return resource
    const who = register.alias(type === 'federated-user' ? 'user' : 'role', name)
    return [type, who, ...(session === undefined ? [] : [sessionAlias(session, register)])].join('/')
  },
  kms: (resource, register) => {
    const [type = '', id = ''] = resource.split(/\/(.*)/s)
    if (type === 'alias')
      return id.startsWith('aws/') ? resource : `${type}/${register.alias('key-alias', id)}`
    return type === 'key' ? `${type}/${register.alias('key', id)}` : anyResource(resource, register)
  },
  ec2: (resource, register) => {
    const [type = '', id = ''] = resource.split(/\/(.*)/s)
    return `${type}/${register.alias(type === 'instance' ? 'instance' : 'network', id)}`
  },
  eks: (resource, register) => {
    const [type = '', ...parts] = resource.split('/')
    const [cluster = '', ...more] = parts
    return [
      type,
      register.alias('cluster', cluster),
      ...more.map((part) => register.alias('resource', part)),
    ].join('/')
  },
  organizations: (resource, register) =>
    resource
      .split('/')
      .map((part, at) => (at === 0 || /^[a-z_]+$/.test(part) ? part : register.alias('organization', part)))
      .join('/'),
}

/** An instance's session is named after it. */
export function sessionAlias(session: string, register: Register): string {
  return /^i-[0-9a-f]+$/.test(session)
    ? register.alias('instance', session)
    : register.alias('session', session)
}

/** Probes of ours are nobody's secret; what else is in a bucket is its owner's. */
function objectKey(key: readonly string[], register: Register): readonly string[] {
  if (key.length === 0 || key[0] === 'gitlab-iam-doctor' || key.join('/') === '*') return key
  const name = key.join('/')
  return [register.alias('object', name)]
}

function anyResource(resource: string, register: Register): string {
  return register.alias('resource', resource)
}
