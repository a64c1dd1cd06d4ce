import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import type { Lab } from '../../lab/lab.ts'
import type { Json } from '../../lab/merge-patch.ts'
import { podIdentityTrust } from '../../src/policy/podIdentityTrust.ts'
import { s3Of, startWorld, stsOf } from './clients.ts'
import { findProgram, run } from './programs.ts'

const session =
  /^arn:aws:sts::111122223333:assumed-role\/gitlab\/eks-acme-gitlab-toolbox-[\w-]+-[0-9a-f]{8}-[0-9a-f-]{27}$/

t.test('the agent gives the credentials of the associated role, which are good for STS and S3', async (t) => {
  const lab = await startWorld(t, {}, 'pod-identity')
  const { status, type, body } = await askAgent(lab)
  t.equal(status, 200)
  t.equal(type, 'application/json')
  const keys: Record<string, string> = JSON.parse(body)
  t.same(Object.keys(keys), ['AccessKeyId', 'SecretAccessKey', 'Token', 'AccountId', 'Expiration'])
  t.equal(keys.AccountId, '111122223333')
  t.ok(Date.parse(keys.Expiration ?? '') > Date.now())
  const credentials = {
    accessKeyId: keys.AccessKeyId ?? '',
    secretAccessKey: keys.SecretAccessKey ?? '',
    sessionToken: keys.Token ?? '',
  }
  t.match((await stsOf(lab, { credentials }).send(new GetCallerIdentityCommand())).Arn, session)
  const listed = await s3Of(lab, { credentials }).send(
    new ListObjectsV2Command({ Bucket: 'acme-gitlab-lfs' }),
  )
  t.equal(listed.Name, 'acme-gitlab-lfs')
  t.match(lab.requests[0], {
    operation: 'AssumeRoleForPodIdentity',
    principal: session,
    decisions: [{ action: 'sts:AssumeRole' }, { action: 'sts:TagSession' }],
  })
})

const trusts = (...statements: Json[]): Json => ({
  roles: { gitlab: { trust: { Version: '2012-10-17', Statement: statements } } },
})
const eks = { Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' } }
const denied =
  '(AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client'
const both = ['sts:AssumeRole', 'sts:TagSession']
const inCluster = (name: string): Json => ({
  ...eks,
  Action: both,
  Condition: {
    StringEquals: { 'aws:RequestTag/eks-cluster-name': name, 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:eks:us-east-1:111122223333:cluster/acme' },
  },
})

const trustCases: Readonly<Record<string, readonly [patch: Json, refusal?: string]>> = {
  'the policy that the doctor prints': [trusts(JSON.parse(JSON.stringify(podIdentityTrust.Statement[0])))],
  'conditions that fit': [trusts(inCluster('acme'))],
  'a condition on another cluster': [trusts(inCluster('other')), denied],
  'no sts:TagSession': [trusts({ ...eks, Action: 'sts:AssumeRole' }), denied],
  'no sts:AssumeRole': [trusts({ ...eks, Action: 'sts:TagSession' }), denied],
  'another service': [
    trusts({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: both }),
    denied,
  ],
}
for (const [story, [patch, refusal]] of Object.entries(trustCases)) {
  t.test(`the trust policy has its say: ${story}`, async (t) => {
    const answer = await askAgent(await startWorld(t, patch, 'pod-identity'))
    t.equal(answer.status, refusal === undefined ? 200 : 400)
    if (refusal === undefined) return
    t.match(answer.body, /^\[[0-9a-f-]{36}\]: /)
    t.equal(answer.body.trim().slice(40), refusal)
    t.equal(answer.type, 'text/plain; charset=utf-8')
  })
}

const token = (changes: Json): Json => ({ pod: { files: { [tokenFile]: { token: changes } } } })
const tokenFile = '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token'
const refusals: Readonly<Record<string, readonly [patch: Json, status: number, words: string]>> = {
  'of another service account': [
    token({ subject: 'system:serviceaccount:gitlab:default' }),
    404,
    '(ResourceNotFoundException): ',
  ],
  'of another namespace': [
    token({ subject: 'system:serviceaccount:other:gitlab-toolbox' }),
    404,
    '(ResourceNotFoundException): ',
  ],
  'for another audience': [token({ audience: ['sts.amazonaws.com'] }), 400, '(InvalidTokenException): '],
  'signed by a stranger': [token({ signedBy: 'stranger' }), 400, '(InvalidTokenException): '],
  expired: [
    token({ expiresInSeconds: -60 }),
    400,
    'Service account token failed basic claim validations: token has invalid claims: token is expired',
  ],
  'that is none': [
    { pod: { files: { [tokenFile]: { text: 'hello', token: null } } } },
    400,
    'Service account token cannot be parsed: ',
  ],
}
for (const [story, [patch, status, words]] of Object.entries(refusals)) {
  t.test(`a token ${story} is refused`, async (t) => {
    const answer = await askAgent(await startWorld(t, patch, 'pod-identity'))
    t.equal(answer.status, status)
    t.ok(answer.body.includes(words), answer.body)
  })
}

t.test('the agent wants a token, and knows one path only', async (t) => {
  const lab = await startWorld(t, {}, 'pod-identity')
  t.match(await askAgent(lab, { token: '' }), { status: 400, body: 'Service account token cannot be empty' })
  t.match(await askAgent(lab, { path: '/latest/meta-data/' }), { status: 404 })
})

t.test('a world may have EKS Auth refuse everyone, or have no agent', async (t) => {
  const refuses = { httpStatus: 503, code: 'ServiceUnavailableException', message: 'Try again.' }
  const refusing = await startWorld(t, { podIdentity: { refuses } }, 'pod-identity')
  t.match(await askAgent(refusing), {
    status: 503,
    body: /\(ServiceUnavailableException\): Try again\., fault: server/,
  })
  const without = await startWorld(t, {}, 'pod-identity-agent-missing')
  await t.rejects(askAgent(without), /aborted/)
})

/** It knows the token's file from these versions (Amazon EKS User Guide, "Use pod identity with the AWS SDK"). */
const aws = findProgram('aws', /^aws-cli\/(1\.([3-9]\d)|2\.(1[5-9]|[2-9]\d))\./)
const skip = aws === undefined ? 'no AWS CLI that knows EKS Pod Identity is installed' : false

t.test('the AWS CLI takes what the agent gives, and repeats what it says', { skip }, async (t) => {
  const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text']
  const lab = await startWorld(t, {}, 'pod-identity')
  const { stdout, stderr } = await run(aws ?? '', identity, lab.referee.env)
  t.match(stdout.trim(), session, stderr)
  const untrusted = await startWorld(t, {}, 'pod-identity-trust-denied')
  const refused = await run(aws ?? '', identity, untrusted.referee.env)
  t.not(refused.code, 0)
  t.ok(refused.stderr.includes(denied), refused.stderr)
})

interface Asked {
  readonly path?: string
  readonly token?: string
}

/** Asks as the SDKs do: with the token of the pod's file. */
function askAgent(lab: Lab, { path = '/v1/credentials', token = ownToken(lab) }: Asked = {}) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port: lab.port, path, signal: AbortSignal.timeout(1000) },
        headers: { host: '169.254.170.23', ...(token === '' ? {} : { authorization: token }) },
      },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
        )
      },
    )
    asked.on('error', reject).end()
  })
}

function ownToken({ podRoot, podEnv }: Lab): string {
  return readFileSync(`${podRoot}${podEnv.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE}`, 'utf8')
}
