import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import { failureOf, podCredentials, podS3, podToken, s3Of, startWorld, stsOf } from './clients.ts'
import { ask } from './plain-http.ts'

/** Regions, partitions and the names of hosts. */

const whoAmI = new GetCallerIdentityCommand()
const Bucket = 'acme-gitlab-tmp'
const list = new ListObjectsV2Command({ Bucket })
const invalid = '403 InvalidClientTokenId: The security token included in the request is invalid'

t.test('names that DNS does not know lead nowhere', async (t) => {
  const lab = await startWorld(t)
  for (const region of ['US', 'us-east-7', 'cn-north-1']) {
    // China's hosts are below another domain.
    const endpoint = `https://sts.${region}.amazonaws.com`
    t.match(
      await failureOf(stsOf(lab, { endpoint }).send(whoAmI)),
      /ECONNRESET|hang up|disconnected/,
      endpoint,
    )
  }
  const s3 = await podS3(lab, { endpoint: 'https://s3.us-east-7.amazonaws.com' })
  t.match(await failureOf(s3.send(list)), /ECONNRESET|hang up|disconnected/)
  await t.rejects(ask(lab, 'sts.us-east-7.amazonaws.com', '/'), /hang up|ECONNRESET/)
})

t.test('a token of the global endpoint and the regions that refuse it', async (t) => {
  const region = 'eu-south-1'
  const lab = await startWorld(t, { buckets: { [Bucket]: { region } } })
  const credentials = await podCredentials(lab, { globalEndpoint: true })
  t.equal(await failureOf(stsOf(lab, { credentials }).send(whoAmI)), 'worked')
  t.equal(await failureOf(stsOf(lab, { credentials, region }).send(whoAmI)), invalid)
  t.match(await failureOf(s3Of(lab, { credentials, region }).send(list)), /^400 InvalidToken/)
  const changed = await startWorld(t, { buckets: { [Bucket]: { region } }, sts: { globalTokenVersion: 2 } })
  const second = await podCredentials(changed, { globalEndpoint: true })
  t.equal(await failureOf(s3Of(changed, { credentials: second, region }).send(list)), 'worked')
})

t.test('a partition knows its own roles and keys only', async (t) => {
  const lab = await startWorld(t)
  const credentials = await podCredentials(lab)
  const china = { credentials, region: 'cn-north-1' }
  t.equal(await failureOf(stsOf(lab, china).send(whoAmI)), invalid)
  const govcloud = stsOf(lab, { region: 'us-gov-west-1' })
  const assume = new AssumeRoleWithWebIdentityCommand({
    RoleArn: lab.podEnv.AWS_ROLE_ARN,
    RoleSessionName: 'test',
    WebIdentityToken: podToken(lab),
  })
  t.equal(await failureOf(govcloud.send(assume)), '400 ValidationError: Request ARN is invalid')
})

for (const [name, region] of [
  ['govcloud', 'us-gov-west-1'],
  ['china', 'cn-north-1'],
] as const) {
  t.test(`the world ${name} is one of its own`, async (t) => {
    const lab = await startWorld(t, {}, name)
    const credentials = await podCredentials(lab, { region })
    const { Arn } = await stsOf(lab, { region, credentials }).send(whoAmI)
    t.match(Arn, /^arn:aws-(us-gov|cn):sts::111122223333:assumed-role\/gitlab\//)
    t.equal(await failureOf(s3Of(lab, { region, credentials }).send(list)), 'worked')
    t.match(await failureOf(stsOf(lab, { globalEndpoint: true, credentials }).send(whoAmI)), invalid)
  })
}

t.test('S3 is no STS', async (t) => {
  const lab = await startWorld(t)
  const sts = stsOf(lab, { endpoint: 'https://s3.us-east-1.amazonaws.com' })
  t.match(await failureOf(sts.send(whoAmI)), /^405 /)
})

t.test('a bucket that was made a moment ago', async (t) => {
  const lab = await startWorld(t, { buckets: { [Bucket]: { region: 'eu-west-1', justCreated: true } } })
  const s3 = await podS3(lab, { endpoint: 'https://s3.amazonaws.com' })
  const thrown: unknown = await s3.send(list).catch((error: unknown) => error)
  const Endpoint = `${Bucket}.s3.eu-west-1.amazonaws.com`
  t.match(thrown, { $metadata: { httpStatusCode: 307 }, Code: 'TemporaryRedirect', Endpoint })
  const regional = await podS3(lab, { region: 'eu-west-1' })
  t.equal(await failureOf(regional.send(list)), 'worked')
})
