import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import type { Lab } from '../../lab/lab.ts'
import { startWorld, stsOf } from './clients.ts'
import { ask } from './plain-http.ts'

const address = '169.254.169.254'
const list = '/latest/meta-data/iam/security-credentials/'
const whoAmI = new GetCallerIdentityCommand()
const node = { role: 'node', instanceId: 'i-0f3a9c1d2b4e5f607', availabilityZone: 'us-east-1b', hopLimit: 2 }

async function imdsToken(lab: Lab): Promise<string> {
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
  return (await ask(lab, address, '/latest/api/token', { method: 'PUT', headers: ttl })).body
}

async function callerOf(lab: Lab, document: string) {
  const keys: Record<string, string> = JSON.parse(document)
  const credentials = {
    accessKeyId: keys.AccessKeyId ?? '',
    secretAccessKey: keys.SecretAccessKey ?? '',
    sessionToken: keys.Token ?? '',
  }
  return (await stsOf(lab, { credentials }).send(whoAmI)).Arn
}

t.test('the metadata service gives the node’s credentials for a token', async (t) => {
  const lab = await startWorld(t, { node: { ...node, httpTokens: 'required' } })
  t.equal((await ask(lab, address, list)).status, 401)
  const headers = { 'x-aws-ec2-metadata-token': await imdsToken(lab) }
  const role = (await ask(lab, address, list, { headers })).body
  t.match(role, /NodeInstanceRole/)
  const document = (await ask(lab, address, list + role, { headers })).body
  t.equal(await callerOf(lab, document), `arn:aws:sts::111122223333:assumed-role/${role}/i-0f3a9c1d2b4e5f607`)
  const info = await ask(lab, address, '/2021-07-15/meta-data/iam/info', { headers })
  t.match(JSON.parse(info.body), { InstanceProfileArn: /:instance-profile\// })
  t.equal((await ask(lab, address, '/healthz', { headers })).status, 404)
})

t.test('version 1 is answered where it is allowed; a token must be good', async (t) => {
  const lab = await startWorld(t, { node: { ...node, httpTokens: 'optional' } })
  const answer = await ask(lab, address, list)
  t.match(answer, { status: 200, headers: { server: 'EC2ws' } })
  const headers = { 'x-aws-ec2-metadata-token': 'made-up' }
  t.equal((await ask(lab, address, list, { headers })).status, 401)
  t.equal((await ask(lab, address, '/latest/api/token', { method: 'PUT' })).status, 400)
})

t.test('with a hop limit of 1 no token reaches the pod', async (t) => {
  const lab = await startWorld(t, { node: { ...node, httpTokens: 'required', hopLimit: 1 } })
  await t.rejects(ask(lab, address, '/latest/api/token', { method: 'PUT' }), /aborted/)
})

t.test('the metadata service can be blocked', async (t) => {
  const blocked = (connection: string) =>
    startWorld(t, {
      node: { ...node, httpTokens: 'optional' },
      faults: { [address]: { connection } },
    })
  await t.rejects(ask(await blocked('refuse'), address, list), /hang up|ECONNRESET/)
  await t.rejects(ask(await blocked('black-hole'), address, list), /aborted/)
})

t.test('ECS gives a task its credentials at its own path', async (t) => {
  const ecs = { path: '/v2/credentials/5f1c2f6e', role: 'gitlab' }
  const lab = await startWorld(t, { ecs })
  const answer = await ask(lab, '169.254.170.2', ecs.path)
  t.equal(await callerOf(lab, answer.body), 'arn:aws:sts::111122223333:assumed-role/gitlab/gitlab')
  const other = await ask(lab, '169.254.170.2', '/v2/credentials/other')
  t.match(other, { status: 400, body: /InvalidIdInRequest/ })
})
