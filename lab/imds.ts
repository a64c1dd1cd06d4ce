import { randomBytes } from 'node:crypto'
import type { Aws } from './aws.ts'
import type { Answer, LabRequest } from './http/exchange.ts'
import type { Notes } from './journal.ts'
import type { Node } from './world-network.ts'

export interface Imds {
  answer(request: LabRequest, notes: Notes): Answer | 'silence'
}

const notFound: Answer = { status: 404, headers: { Server: 'EC2ws' }, body: '' }

/**
 * The instance metadata service, as far as credentials go (Amazon EC2 User Guide, "Use the Instance Metadata
 * Service"): the token of version 2, the role's name and its credentials, the availability zone.
 */
export function createImds(aws: Aws): Imds {
  const tokens = new Set<string>()
  return {
    answer(request, notes) {
      const { node } = aws.world
      if (node === undefined) return 'silence'
      if (request.method === 'PUT' && request.path === '/latest/api/token') {
        notes.operation = 'IMDS token'
        // With a hop limit of 1 the answer dies on its way into the pod.
        if (node.hopLimit < 2) return 'silence'
        return newToken(tokens, request)
      }
      notes.operation = `IMDS ${request.path}`
      const token = request.headers['x-aws-ec2-metadata-token']
      const needed = node.httpTokens === 'required' || token !== undefined
      if (needed && !tokens.has(token ?? '')) return { status: 401, headers: { Server: 'EC2ws' }, body: '' }
      return read(aws, node, request.path)
    },
  }
}

function newToken(tokens: Set<string>, { headers }: LabRequest): Answer {
  const ttl = headers['x-aws-ec2-metadata-token-ttl-seconds']
  if (ttl === undefined) return { status: 400, headers: { Server: 'EC2ws' }, body: '' }
  const token = `AQAE${randomBytes(36).toString('base64url')}==`
  tokens.add(token)
  return {
    status: 200,
    headers: { 'X-Aws-Ec2-Metadata-Token-Ttl-Seconds': ttl, Server: 'EC2ws' },
    body: token,
  }
}

function read(aws: Aws, node: Node, path: string): Answer {
  const list = '/latest/meta-data/iam/security-credentials'
  const role = node.role === undefined ? undefined : aws.world.roles[node.role]
  const roleName = role?.arn.split('/').at(-1)
  if (path === '/latest/meta-data/placement/availability-zone') return text(node.availabilityZone)
  if (path === '/latest/meta-data/placement/region') return text(node.availabilityZone.slice(0, -1))
  if (path === '/latest/meta-data/instance-id') return text(node.instanceId)
  if (role === undefined || roleName === undefined) return notFound
  if (path === list || path === `${list}/`) return text(roleName)
  if (path !== `${list}/${roleName}`) return notFound
  const now = aws.now()
  const session = aws.credentials.startSession(role, { name: node.instanceId, seconds: 21_600, now })
  return text(
    JSON.stringify(
      {
        Code: 'Success',
        LastUpdated: withoutMilliseconds(now),
        Type: 'AWS-HMAC',
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        Token: session.sessionToken,
        Expiration: withoutMilliseconds(session.expiration),
      },
      null,
      2,
    ),
  )
}

function text(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/plain', Server: 'EC2ws' }, body }
}

function withoutMilliseconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}/, '')
}
