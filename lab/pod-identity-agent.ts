import { randomUUID } from 'node:crypto'
import type { Aws } from './aws.ts'
import { assumeRoleForPodIdentity } from './eks-auth.ts'
import { type Answer, AwsError, type LabRequest } from './http/exchange.ts'
import type { Notes } from './journal.ts'
import { goError } from './metadata/plain-text.ts'

export interface PodIdentityAgent {
  /** Whether the request goes to the agent: by its address, or by its path where a client asks at the loopback. */
  isAt(request: LabRequest): boolean
  answer(request: LabRequest, notes: Notes): Answer | 'silence'
}

const addresses = ['169.254.170.23', '[fd00:ec2::23]']
const path = '/v1/credentials'

/**
 * The EKS Pod Identity agent (aws/eks-pod-identity-agent pkg/handlers/eks_credential_handler.go): it looks at the
 * token, asks EKS Auth, and answers with credentials in JSON or with the reason in plain text.
 */
export function createPodIdentityAgent(aws: Aws): PodIdentityAgent {
  return {
    isAt: ({ host, path: asked }) => addresses.includes(host) || (host === '127.0.0.1' && asked === path),
    answer(request, notes) {
      const { podIdentity } = aws.world
      if (podIdentity === undefined) return 'silence'
      if (request.path !== path) return goError(404, '404 page not found')
      notes.operation = 'AssumeRoleForPodIdentity'
      const token = request.headers.authorization ?? ''
      const refusal = refusalOf(token, aws.now())
      if (refusal !== undefined) {
        notes.message = refusal
        return goError(400, refusal)
      }
      const requestId = randomUUID()
      notes.requestId = requestId
      try {
        const session = assumeRoleForPodIdentity(aws, podIdentity, token, notes)
        return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(session) }
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        const { code, message, status } = error
        Object.assign(notes, { code, message })
        const fault = status < 500 ? 'client' : 'server'
        return goError(status, `[${requestId}]: (${code}): ${message}, fault: ${fault}`)
      }
    },
  }
}

/**
 * What the agent itself refuses before it asks anyone: no token, no JWT, a JWT out of its time. The words behind the
 * colon are those of its JWT library (aws/eks-pod-identity-agent internal/validation/request.go; golang-jwt/jwt).
 */
function refusalOf(token: string, now: Date): string | undefined {
  if (token === '') return 'Service account token cannot be empty'
  const parts = token.split('.')
  if (parts.length !== 3) {
    return 'Service account token cannot be parsed: token is malformed: token contains an invalid number of segments'
  }
  const claims = claimsOf(parts[1] ?? '')
  if (claims === undefined) {
    return 'Service account token cannot be parsed: token is malformed: could not JSON decode claim'
  }
  const seconds = now.getTime() / 1000
  const invalid = 'Service account token failed basic claim validations: token has invalid claims:'
  if (Number(claims.exp ?? seconds + 1) <= seconds) return `${invalid} token is expired`
  if (Number(claims.nbf ?? seconds) > seconds) return `${invalid} token is not valid yet`
  return undefined
}

function claimsOf(payload: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined
  } catch {
    return undefined
  }
}
