import { issuerHostPath, oidcProviderArn, parseArn } from '../../src/policy/arn.ts'
import { AwsError } from '../http/exchange.ts'
import type { XmlChildren } from '../http/xml.ts'
import { decide } from '../iam/authorize.ts'
import type { Caller } from '../iam/credentials.ts'
import { namedPolicy } from '../iam/policies.ts'
import { partitionOf } from '../regions.ts'
import type { Role } from '../world.ts'
import type { StsCall } from './answer.ts'
import { accountOfRoleArn, findRole, nameOfRole, startSession } from './session.ts'
import { durationSeconds, roleArn, roleSessionName, validate, webIdentityToken } from './validate.ts'
import { verifyWebIdentityToken, type WebIdentity } from './web-identity-token.ts'

/** Unsigned: the token is the proof. A refusal by the trust policy never says why. */
export function assumeRoleWithWebIdentity(call: StsCall): XmlChildren {
  const { aws, parameters } = call
  validate(parameters, [roleArn, roleSessionName, webIdentityToken, durationSeconds])
  const arn = parameters.get('RoleArn') ?? ''
  const account = accountOfRoleArn(arn)
  const partition = parseArn(arn)?.partition ?? 'aws'
  if (partition !== partitionOf(call.endpoint.region)) {
    throw new AwsError(400, 'ValidationError', 'Request ARN is invalid')
  }
  const identity = verifyWebIdentityToken(aws, parameters.get('WebIdentityToken') ?? '', account)
  const provider = oidcProviderArn(partition, account, identity.issuer)
  const role = findRole(call, arn)
  if (role === undefined || !trusts(call, role, provider, identity)) {
    throw new AwsError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')
  }
  const { session, result } = startSession(call, role)
  call.notes.principal = session.arn
  return {
    ...result,
    SubjectFromWebIdentityToken: identity.subject,
    Provider: provider,
    Audience: identity.audience[0],
  }
}

function trusts(call: StsCall, role: Role, providerArn: string, identity: WebIdentity): boolean {
  const { issuer, subject, audience, provider } = identity
  const { account } = provider
  const prefix = issuerHostPath(issuer)
  const caller: Caller = {
    principal: { kind: 'web-identity', providerArn, account },
    layers: { identity: [] },
  }
  const decision = decide(call.aws.world, caller, {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role.arn,
    resourceAccount: account,
    resourcePolicy: { ...namedPolicy(nameOfRole(role), role.trust, 'trust'), kind: 'trust' },
    through: 'sts',
    context: {
      'aws:CurrentTime': call.aws.now().toISOString(),
      'aws:SecureTransport': String(call.request.secure),
      [`${prefix}:sub`]: subject,
      [`${prefix}:aud`]: audience,
      [`${prefix}:amr`]: ['authenticated', prefix],
      'sts:RoleSessionName': call.parameters.get('RoleSessionName') ?? '',
    },
  })
  call.notes.decisions.push({ action: 'sts:AssumeRoleWithWebIdentity', resource: role.arn, decision })
  return decision.effect === 'allow'
}
