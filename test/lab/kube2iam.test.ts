import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import type { Lab } from '../../lab/lab.ts'
import { type Json, mergePatch } from '../../lab/merge-patch.ts'
import { startWorld, stsOf } from './clients.ts'
import { ask } from './plain-http.ts'

/** kube2iam and kiam, in the words of their sources. */

const address = '169.254.169.254'
const list = '/latest/meta-data/iam/security-credentials/'
const node = {
  ...{ role: 'node', instanceId: 'i-0f3a9c1d2b4e5f607', availabilityZone: 'us-east-1b' },
  ...{ httpTokens: 'required', hopLimit: 1 },
}
const statement = (more: Record<string, Json>): Json => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...more }],
})
const base = {
  node,
  roles: {
    gitlab: { trust: statement({ Principal: { AWS: '111122223333' } }) },
    node: { policies: { AssumePodRoles: statement({ Resource: '*' }) } },
  },
}
const baseRoleArn = 'arn:aws:iam::111122223333:role/'
const annotated = { pod: { annotations: { 'iam.amazonaws.com/role': 'gitlab' } } }

async function callerOf(lab: Lab, document: string) {
  const keys: Record<string, string> = JSON.parse(document)
  const credentials = {
    accessKeyId: keys.AccessKeyId ?? '',
    secretAccessKey: keys.SecretAccessKey ?? '',
    sessionToken: keys.Token ?? '',
  }
  return (await stsOf(lab, { credentials }).send(new GetCallerIdentityCommand())).Arn
}

t.test('kube2iam gives the annotated role, without a token', async (t) => {
  const lab = await startWorld(t, { ...base, ...annotated, metadata: { kind: 'kube2iam', baseRoleArn } })
  t.match(await ask(lab, address, list), { status: 200, headers: { server: 'EC2ws' }, body: 'gitlab' })
  t.equal((await ask(lab, address, list.slice(0, -1))).body, 'gitlab')
  const { body } = await ask(lab, address, `${list}gitlab`)
  t.match(await callerOf(lab, body), /^arn:aws:sts::111122223333:assumed-role\/gitlab\/[0-9a-f]{8}-gitlab$/)
  t.match(await ask(lab, address, `${list}other`), { status: 403, body: 'Invalid role other\n' })
  const health = await ask(lab, address, '/healthz')
  t.same(JSON.parse(health.body), { hostIP: '10.0.31.1', instanceId: node.instanceId })
  const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
  const token = await ask(lab, address, '/latest/api/token', { method: 'PUT', headers })
  t.equal(token.status, 200, 'it asks from the node, where the hop limit does not matter')
})

t.test('kube2iam without a base ARN says whole ARNs', async (t) => {
  const arn = `${baseRoleArn}gitlab`
  const annotations = { 'iam.amazonaws.com/role': arn }
  const lab = await startWorld(t, { ...base, pod: { annotations }, metadata: { kind: 'kube2iam' } })
  t.equal((await ask(lab, address, list)).body, arn)
  t.equal((await ask(lab, address, list + arn)).status, 200)
})

const refusals: Readonly<Record<string, { patch: Json; status: number; says: RegExp; at?: string }>> = {
  'no annotation and no default role': {
    patch: { metadata: { kind: 'kube2iam', baseRoleArn } },
    status: 404,
    says: /^unable to find role for IP 10\.0\.31\.7\n$/,
  },
  'a pod that it does not know yet': {
    patch: { ...annotated, metadata: { kind: 'kube2iam', unknownPod: true } },
    status: 404,
    says: /^pod with specificed IP "10\.0\.31\.7" not found\n$/,
  },
  'a namespace that may not have the role': {
    patch: { ...annotated, metadata: { kind: 'kube2iam', baseRoleArn, allowedRoles: ['ci-*'] } },
    status: 404,
    says: /^role requested arn:aws:iam::111122223333:role\/gitlab not valid for namespace of pod at 10\.0\.31\.7 with namespace gitlab\n$/,
  },
  'a node that may not assume the role': {
    patch: {
      ...annotated,
      metadata: { kind: 'kube2iam', baseRoleArn },
      roles: { node: { policies: { AssumePodRoles: null } } },
    },
    status: 500,
    says: /^AccessDenied: User: arn:aws:sts::111122223333:assumed-role\/eksctl\S+ is not authorized to perform: sts:AssumeRole on resource: \S+ because no identity-based policy allows .*\n\tstatus code: 403, request id: /,
    at: `${list}gitlab`,
  },
  'kiam: no annotation': {
    patch: { metadata: { kind: 'kiam', permitted: '.*' } },
    status: 404,
    says: /^empty role\n$/,
  },
  'kiam: a namespace without the annotation': {
    patch: { ...annotated, metadata: { kind: 'kiam', baseRoleArn } },
    status: 500,
    says: /^error fetching credentials: forbidden by policy\n$/,
    at: `${list}gitlab`,
  },
  'kiam: a pod that the server does not know': {
    patch: { ...annotated, metadata: { kind: 'kiam', failsWith: 'no pod found' } },
    status: 500,
    says: /^no pod found\n$/,
  },
  'kiam: another path': {
    patch: { ...annotated, metadata: { kind: 'kiam', permitted: '.*' } },
    status: 404,
    says: /^request blocked by allow-route-regexp "\^\$": \/latest\/meta-data\/placement\/availability-zone\n$/,
    at: '/latest/meta-data/placement/availability-zone',
  },
}
for (const [what, { patch, status, says, at = list }] of Object.entries(refusals)) {
  t.test(what, async (t) => {
    const lab = await startWorld(t, mergePatch(base, patch))
    const answer = await ask(lab, address, at)
    t.match(answer, { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: says })
    t.equal(answer.headers['x-content-type-options'], 'nosniff')
  })
}

t.test('kiam gives the permitted role, and lets through what it is told to', async (t) => {
  const metadata = {
    kind: 'kiam',
    baseRoleArn,
    permitted: '^gitlab$',
    allowRoute: '^/latest/meta-data/placement',
  }
  const lab = await startWorld(t, {
    ...base,
    ...annotated,
    node: { ...node, httpTokens: 'optional' },
    metadata,
  })
  t.match(await ask(lab, address, list.slice(0, -1)), { status: 301, headers: { location: list } })
  t.equal((await ask(lab, address, list)).body, 'gitlab')
  t.match(await callerOf(lab, (await ask(lab, address, `${list}gitlab`)).body), /assumed-role\/gitlab\//)
  t.equal((await ask(lab, address, '/ping')).body, 'pong')
  t.equal((await ask(lab, address, '/health')).body, node.instanceId)
  t.equal((await ask(lab, address, '/latest/meta-data/placement/region')).body, 'us-east-1')
})

t.test('slow answers come in the end', async (t) => {
  const lab = await startWorld(t, {
    ...base,
    ...annotated,
    metadata: { kind: 'kiam', permitted: '.*', baseRoleArn },
    faults: { [address]: { latencyMs: 300 } },
  })
  const started = performance.now()
  t.equal((await ask(lab, address, list)).body, 'gitlab')
  t.ok(performance.now() - started >= 300)
})
