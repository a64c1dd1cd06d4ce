import { request } from 'node:http'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import { startWorld, stsOf } from './clients.ts'

const whoAmI = new GetCallerIdentityCommand()
const node = { role: 'node', instanceId: 'i-0f3a9c1d2b4e5f607', availabilityZone: 'us-east-1b', hopLimit: 2 }

t.test('the metadata service gives the node’s credentials for a token', async (t) => {
  const lab = await startWorld(t, { node: { ...node, httpTokens: 'required' } })
  const list = '/latest/meta-data/iam/security-credentials/'
  t.equal((await metadata(lab.port, 'GET', list)).status, 401)
  const token = await metadata(lab.port, 'PUT', '/latest/api/token', {
    'x-aws-ec2-metadata-token-ttl-seconds': '60',
  })
  const headers = { 'x-aws-ec2-metadata-token': token.body }
  const role = (await metadata(lab.port, 'GET', list, headers)).body
  t.match(role, /NodeInstanceRole/)
  const keys: Record<string, string> = JSON.parse(
    (await metadata(lab.port, 'GET', list + role, headers)).body,
  )
  const credentials = {
    accessKeyId: keys.AccessKeyId ?? '',
    secretAccessKey: keys.SecretAccessKey ?? '',
    sessionToken: keys.Token ?? '',
  }
  const { Arn } = await stsOf(lab, { credentials }).send(whoAmI)
  t.equal(Arn, `arn:aws:sts::111122223333:assumed-role/${role}/i-0f3a9c1d2b4e5f607`)
})

t.test('with a hop limit of 1 no token reaches the pod', async (t) => {
  const lab = await startWorld(t, { node: { ...node, httpTokens: 'required', hopLimit: 1 } })
  await t.rejects(metadata(lab.port, 'PUT', '/latest/api/token', {}), /aborted/)
})

function metadata(port: number, method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, method, path, signal: AbortSignal.timeout(500) },
        headers: { host: '169.254.169.254', ...headers },
      },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      },
    )
    asked.on('error', reject).end()
  })
}
