import { verify } from 'node:crypto'
import { jwtDecode } from 'jwt-decode'
import { formatArn, parseRoleArn } from '../src/policy/arn.ts'
import type { Aws } from './aws.ts'
import { AwsError } from './http/exchange.ts'
import { decide } from './iam/authorize.ts'
import type { Caller } from './iam/credentials.ts'
import { namedPolicy } from './iam/policies.ts'
import { uuidOf } from './ids.ts'
import type { Notes } from './journal.ts'
import { issuerKey } from './token.ts'
import type { PodIdentity, Role } from './world.ts'

interface Claims {
  readonly iss?: unknown
  readonly sub?: unknown
  readonly aud?: unknown
  readonly 'kubernetes.io'?: { readonly pod?: { readonly name?: unknown; readonly uid?: unknown } }
}

/** The agent's answer (aws/eks-pod-identity-agent pkg/credentials/model.go). */
export interface AgentCredentials {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly Token: string
  readonly AccountId: string
  readonly Expiration: string
}

const service = 'pods.eks.amazonaws.com'

/**
 * EKS Auth's AssumeRoleForPodIdentity: the token is good and of this cluster, there is an association for its service
 * account, and the role trusts EKS. Codes and statuses are those of the EKS API reference; of the messages only that
 * of AccessDeniedException is known from real answers, the others are the reference's descriptions.
 */
export function assumeRoleForPodIdentity(
  aws: Aws,
  { cluster, association, refuses }: PodIdentity,
  token: string,
  notes: Notes,
): AgentCredentials {
  if (refuses !== undefined) throw new AwsError(refuses.httpStatus, refuses.code, refuses.message)
  const claims = verified(aws, token)
  const [, namespace = '', serviceAccount = ''] =
    /^system:serviceaccount:([^:]+):(.+)$/.exec(String(claims.sub)) ?? []
  const associated = association?.namespace === namespace && association.serviceAccount === serviceAccount
  const role = associated ? aws.world.roles[association.role] : undefined
  if (role === undefined) {
    throw new AwsError(404, 'ResourceNotFoundException', 'The specified resource could not be found.')
  }
  const { pod } = claims['kubernetes.io'] ?? {}
  const tags = {
    'eks-cluster-name': cluster,
    'kubernetes-namespace': namespace,
    'kubernetes-service-account': serviceAccount,
    'kubernetes-pod-name': String(pod?.name ?? ''),
    'kubernetes-pod-uid': String(pod?.uid ?? ''),
  }
  if (!trusts(aws, role, tags, notes)) {
    const message = 'Unauthorized Exception! EKS does not have permissions to assume the associated role.'
    throw new AwsError(400, 'AccessDeniedException', message)
  }
  const now = aws.now()
  const name = `eks-${cluster}-${tags['kubernetes-pod-name']}`.slice(0, 27)
  const session = aws.credentials.startSession(role, {
    name: `${name}-${uuidOf(token)}`,
    seconds: 21_600,
    now,
  })
  notes.principal = session.arn
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: session.sessionToken,
    AccountId: parseRoleArn(role.arn)?.account ?? '',
    Expiration: session.expiration.toISOString().replace(/\.\d{3}/, ''),
  }
}

function verified({ world }: Aws, token: string): Claims {
  const claims = jwtDecode<Claims>(token)
  const issuer = Object.values(world.issuers).find(({ url }) => url === claims.iss)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const signed = Buffer.from(`${header}.${payload}`)
  const genuine =
    issuer !== undefined &&
    verify('sha256', signed, issuerKey(issuer.key).publicKey, Buffer.from(signature, 'base64url'))
  if (genuine && [claims.aud ?? []].flat().includes(service)) return claims
  throw new AwsError(
    400,
    'InvalidTokenException',
    'The specified Kubernetes service account token is invalid.',
  )
}

/** EKS assumes the role and sets session tags in one call, for which the trust policy must allow both actions. */
function trusts(aws: Aws, role: Role, tags: Readonly<Record<string, string>>, notes: Notes): boolean {
  const { partition = 'aws', account = '', name = role.arn } = parseRoleArn(role.arn) ?? {}
  const caller: Caller = { principal: { kind: 'service', service }, layers: { identity: [] } }
  const region = aws.world.pod.env.AWS_REGION ?? 'us-east-1'
  const resource = `cluster/${tags['eks-cluster-name']}`
  return ['sts:AssumeRole', 'sts:TagSession'].every((action) => {
    const decision = decide(aws.world, caller, {
      action,
      resource: role.arn,
      resourceAccount: account,
      resourcePolicy: { ...namedPolicy(name, role.trust, 'trust'), kind: 'trust' },
      context: {
        'aws:CurrentTime': aws.now().toISOString(),
        'aws:SecureTransport': 'true',
        'aws:SourceAccount': account,
        'aws:SourceArn': formatArn({ partition, service: 'eks', region, account, resource }),
        'aws:TagKeys': Object.keys(tags),
        ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
      },
    })
    notes.decisions.push({ action, resource: role.arn, decision })
    return decision.effect === 'allow'
  })
}
