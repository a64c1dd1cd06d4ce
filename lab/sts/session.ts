import { parseRoleArn } from '../../src/policy/arn.ts'
import { AwsError } from '../http/exchange.ts'
import type { XmlChildren } from '../http/xml.ts'
import type { Session } from '../iam/credentials.ts'
import { namedPolicy } from '../iam/policies.ts'
import type { Role } from '../world.ts'
import type { StsCall } from './answer.ts'

/** The role of this ARN; undefined when nobody has it. */
export function findRole({ aws }: StsCall, arn: string): Role | undefined {
  return Object.values(aws.world.roles).find((role) => role.arn === arn)
}

/** What a role's trust policy is called in the journal. */
export function nameOfRole({ arn }: Role): string {
  return parseRoleArn(arn)?.name ?? arn
}

/** The account in a role's ARN, which alone decides in which account STS looks. */
export function accountOfRoleArn(arn: string): string {
  const account = parseRoleArn(arn)?.account
  if (account === undefined) throw new AwsError(400, 'ValidationError', 'Request ARN is invalid')
  return account
}

/** Starts the session that the parameters ask for, and says it the way both AssumeRole operations do. */
export function startSession(call: StsCall, role: Role): { session: Session; result: XmlChildren } {
  const { aws, parameters, endpoint } = call
  const seconds = Number(parameters.get('DurationSeconds') ?? 3600)
  if (seconds > (role.maxSessionSeconds ?? 3600)) {
    throw new AwsError(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  const now = aws.now()
  const session = aws.credentials.startSession(role, {
    name: parameters.get('RoleSessionName') ?? '',
    seconds: role.sessionSeconds ?? seconds,
    now,
    fromGlobalEndpoint: endpoint.global,
    ...sessionPolicies(parameters.get('Policy')),
  })
  const result = {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: new Date(now.getTime() + seconds * 1000),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
  }
  return { session, result }
}

function sessionPolicies(policy: string | null) {
  if (policy === null) return {}
  try {
    return { sessionPolicies: [namedPolicy('session policy', JSON.parse(policy), 'session')] }
  } catch {
    throw new AwsError(400, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.')
  }
}
