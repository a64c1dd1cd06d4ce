import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import type { Lab } from '../../lab/lab.ts'
import type { Json } from '../../lab/merge-patch.ts'
import { failureOf, podCredentials, podToken, startWorld, stsOf } from './clients.ts'

const issuer = 'https://oidc.eks.us-east-1.amazonaws.com/id/D8F2A1C04B7E4E5F9A3B6C2D1E0F7A8B'
const denied = '403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity'
const noKey =
  "400 InvalidIdentityToken: Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"
const notJwt =
  '400 InvalidIdentityToken: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'
const badAudience = '400 InvalidIdentityToken: Incorrect token audience'
const otherNamespace = 'system:serviceaccount:default:gitlab-toolbox'

function assume(
  lab: Lab,
  changes: { token?: string; session?: string; role?: string; seconds?: number } = {},
) {
  return stsOf(lab).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: changes.role ?? lab.podEnv.AWS_ROLE_ARN,
      RoleSessionName: changes.session ?? 'test',
      WebIdentityToken: changes.token ?? podToken(lab),
      DurationSeconds: changes.seconds,
    }),
  )
}

t.test('a good token starts a session, and the session says who it is', async (t) => {
  const lab = await startWorld(t)
  const answer = await assume(lab)
  t.match(answer, {
    SubjectFromWebIdentityToken: 'system:serviceaccount:gitlab:gitlab-toolbox',
    Audience: 'sts.amazonaws.com',
    Provider: `arn:aws:iam::111122223333:oidc-provider/${issuer.slice('https://'.length)}`,
    AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/gitlab/test' },
  })
  const caller = await stsOf(lab, { credentials: await podCredentials(lab) }).send(
    new GetCallerIdentityCommand(),
  )
  t.match(caller, {
    Arn: 'arn:aws:sts::111122223333:assumed-role/gitlab/test',
    Account: '111122223333',
    UserId: /^AROA[A-Z2-7]{17}:test$/,
  })
  t.ok(caller.$metadata.requestId)
  t.match(lab.requests.at(-1), {
    operation: 'GetCallerIdentity',
    host: 'sts.us-east-1.amazonaws.com',
    status: 200,
    principal: 'arn:aws:sts::111122223333:assumed-role/gitlab/test',
  })
})

const refusals: readonly (readonly [string, Json, string | RegExp])[] = [
  ['another subject', { pod: { token: { subject: otherNamespace } } }, denied],
  ['no such role', { pod: { env: { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/none' } } }, denied],
  [
    'a role of an account without the provider',
    { pod: { env: { AWS_ROLE_ARN: 'arn:aws:iam::444455556666:role/gitlab' } } },
    `400 InvalidIdentityToken: No OpenIDConnect provider found in your account for ${issuer}`,
  ],
  [
    'no aud',
    { pod: { token: { audience: null } } },
    '400 InvalidIdentityToken: Missing a required claim: aud',
  ],
  ['an audience nobody registered', { pod: { token: { audience: 'vault' } } }, badAudience],
  ['a key of another cluster', { pod: { token: { signedBy: 'other' } } }, noKey],
  ['an unknown kid', { pod: { token: { keyId: '0123' } } }, noKey],
  ['keys that cannot be fetched', { issuers: { cluster: { reachable: false } } }, noKey],
  ['another algorithm', { pod: { token: { algorithm: 'HS256' } } }, notJwt],
  [
    'a stale thumbprint',
    { oidcProviders: { cluster: { thumbprintMatches: false } } },
    "400 InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
  ],
  [
    'an expired token',
    { pod: { token: { expiresInSeconds: -60 } } },
    /^400 ExpiredTokenException: Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/,
  ],
  [
    'an ARN that is no role',
    { pod: { env: { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:policy/gitlab' } } },
    '400 ValidationError: Request ARN is invalid',
  ],
  [
    'a region where STS is off',
    { sts: { deactivatedRegions: ['us-east-1'] } },
    '403 RegionDisabledException: STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
  ],
]
for (const [name, patch, expected] of refusals) {
  t.test(`refused: ${name}`, async (t) => {
    const lab = await startWorld(t, patch)
    t.match(await failureOf(assume(lab)), expected)
  })
}

t.test('parameters are validated before the token', async (t) => {
  const lab = await startWorld(t)
  t.equal(
    await failureOf(assume(lab, { session: 'a b' })),
    "400 ValidationError: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
  )
  t.match(
    await failureOf(assume(lab, { role: '' })),
    /^400 ValidationError: 2 validation errors detected: Value '' at 'roleArn' .*; Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20$/,
  )
  t.equal(await failureOf(assume(lab, { token: 'opaque' })), notJwt)
  t.equal(
    await failureOf(assume(lab, { seconds: 7200 })),
    '400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
})

t.test('credentials that are not good', async (t) => {
  const lab = await startWorld(t, { roles: { gitlab: { sessionSeconds: 0 } } })
  const credentials = await podCredentials(lab)
  const whoAmI = (changed: object, region = 'us-east-1') =>
    failureOf(
      stsOf(lab, { region, credentials: { ...credentials, ...changed } }).send(
        new GetCallerIdentityCommand(),
      ),
    )
  const invalid = '403 InvalidClientTokenId: The security token included in the request is invalid'
  t.equal(await whoAmI({}), '403 ExpiredToken: The security token included in the request is expired')
  t.equal(await whoAmI({ sessionToken: 'other' }), invalid)
  t.equal(await whoAmI({ accessKeyId: 'ASIAQAAAAAAAGMKEM7X5' }), invalid)
  t.match(await whoAmI({ secretAccessKey: 'wrong' }), /^403 SignatureDoesNotMatch: The request signature we/)
})

t.test('a slow clock', async (t) => {
  const lab = await startWorld(t, { clock: { offsetSeconds: 1200 } })
  const credentials = await podCredentials(lab)
  const failure = await failureOf(stsOf(lab, { credentials }).send(new GetCallerIdentityCommand()))
  t.match(
    failure,
    /^403 SignatureDoesNotMatch: Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
  )
})

t.test('the global endpoint wants to be signed for us-east-1', async (t) => {
  const lab = await startWorld(t)
  const credentials = await podCredentials(lab)
  const options = { credentials, region: 'ap-southeast-2', globalEndpoint: true }
  t.equal(
    await failureOf(stsOf(lab, options).send(new GetCallerIdentityCommand())),
    "403 SignatureDoesNotMatch: Credential should be scoped to a valid region, not 'ap-southeast-2'. ",
  )
})
