import { randomBytes } from 'node:crypto'
import { parseRoleArn } from '../../src/policy/arn.ts'
import type { Aws } from '../aws.ts'
import type { Answer, LabRequest } from '../http/exchange.ts'
import type { Role } from '../world.ts'
import type { Node } from '../world-network.ts'
import type { MetadataService } from './metadata.ts'
import { sessionDocument, withoutMilliseconds } from './session-document.ts'

const own = { Server: 'EC2ws' }
const notFound: Answer = { status: 404, headers: own, body: '' }
const unauthorized: Answer = { status: 401, headers: own, body: '' }
const longestTtl = 21_600

/**
 * The instance metadata service, as far as credentials go (Amazon EC2 User Guide, "Use the Instance Metadata
 * Service"): the token of version 2, the role's name and its credentials, and where the instance is.
 */
export function createImds(aws: Aws): MetadataService {
  const tokens = new Set<string>()
  return {
    answer(request, notes, from = 'pod') {
      const { node } = aws.world
      if (node === undefined) return 'silence'
      if (request.method === 'PUT' && request.path === '/latest/api/token') {
        notes.operation = 'IMDS token'
        // With a hop limit of 1 the answer dies on its way into the pod; what runs on the node's own network gets it.
        if (node.hopLimit < 2 && from === 'pod') return 'silence'
        return newToken(tokens, request)
      }
      notes.operation = `IMDS ${request.path}`
      const token = request.headers['x-aws-ec2-metadata-token']
      const needed = node.httpTokens === 'required' || token !== undefined
      if (needed && !tokens.has(token ?? '')) return unauthorized
      return read(aws, node, request.path)
    },
  }
}

function newToken(tokens: Set<string>, { headers }: LabRequest): Answer {
  const ttl = headers['x-aws-ec2-metadata-token-ttl-seconds'] ?? ''
  if (!/^\d+$/.test(ttl) || Number(ttl) < 1 || Number(ttl) > longestTtl) {
    return { status: 400, headers: own, body: '' }
  }
  const token = `AQAE${randomBytes(36).toString('base64url')}==`
  tokens.add(token)
  return { status: 200, headers: { 'X-Aws-Ec2-Metadata-Token-Ttl-Seconds': ttl, ...own }, body: token }
}

/** The version in the path may be any that there ever was. */
function read(aws: Aws, node: Node, path: string): Answer {
  const [, folder, name = ''] =
    /^\/(?:latest|\d{4}-\d\d-\d\d|1\.0)\/(meta-data|dynamic)\/(.*)$/.exec(path) ?? []
  const role = node.role === undefined ? undefined : aws.world.roles[node.role]
  if (folder === 'dynamic') return name === 'instance-identity/document' ? identityOf(node, role) : notFound
  if (folder !== 'meta-data') return notFound
  if (name === 'placement/availability-zone') return text(node.availabilityZone)
  if (name === 'placement/region') return text(regionOf(node))
  if (name === 'instance-id') return text(node.instanceId)
  return role === undefined ? notFound : ofRole(aws, node, role, name)
}

function ofRole(aws: Aws, node: Node, role: Role, name: string): Answer {
  const { account = '', name: roleName = '' } = parseRoleArn(role.arn) ?? {}
  const list = 'iam/security-credentials'
  const now = aws.now()
  if (name === list || name === `${list}/`) return text(roleName)
  if (name === 'iam/info') {
    return json({
      Code: 'Success',
      LastUpdated: withoutMilliseconds(now),
      InstanceProfileArn: `arn:aws:iam::${account}:instance-profile/${roleName}`,
      InstanceProfileId: 'AIPAQRXCWKZ7DJ6FDN4TE',
    })
  }
  if (name !== `${list}/${roleName}`) return notFound
  const session = aws.credentials.startSession(role, { name: node.instanceId, seconds: 21_600, now })
  return json(sessionDocument(session, now))
}

function identityOf(node: Node, role: Role | undefined): Answer {
  return json({
    accountId: parseRoleArn(role?.arn ?? '')?.account ?? null,
    availabilityZone: node.availabilityZone,
    instanceId: node.instanceId,
    region: regionOf(node),
  })
}

function regionOf({ availabilityZone }: Node): string {
  return availabilityZone.slice(0, -1)
}

function json(value: unknown): Answer {
  return text(JSON.stringify(value, null, 2))
}

function text(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/plain', ...own }, body }
}
