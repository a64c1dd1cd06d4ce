import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import t from 'tap'
import { failureOf, podCredentials, podS3, s3Of, startWorld } from './clients.ts'

const Bucket = 'acme-gitlab-lfs'
const list = new ListObjectsV2Command({ Bucket })

t.test('keys and tokens that are not good', async (t) => {
  const lab = await startWorld(t)
  const good = await podCredentials(lab)
  const { accessKeyId, secretAccessKey } = good
  const listWith = (credentials: typeof good) => failureOf(s3Of(lab, { credentials }).send(list))
  t.equal(await listWith(good), 'worked')
  const unknown = '403 InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.'
  t.equal(await listWith({ ...good, accessKeyId: 'ASIAQAAAAAAAGMKEM7X5' }), unknown)
  t.equal(await listWith({ accessKeyId, secretAccessKey }), unknown)
  t.equal(
    await listWith({ ...good, secretAccessKey: 'wrong' }),
    '403 SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )
  t.equal(
    await listWith({ ...good, sessionToken: 'other' }),
    '400 InvalidToken: The provided token is malformed or otherwise invalid.',
  )
})

t.test('a session that has ended', async (t) => {
  const lab = await startWorld(t, { roles: { gitlab: { sessionSeconds: 0 } } })
  t.equal(await failureOf((await podS3(lab)).send(list)), '400 ExpiredToken: The provided token has expired.')
})

t.test('tokens of the global endpoint are not valid in opt-in regions', async (t) => {
  const lab = await startWorld(t, {
    sts: { optInRegions: ['af-south-1'] },
    buckets: { [Bucket]: { region: 'af-south-1' } },
  })
  const region = 'af-south-1'
  const global = await podCredentials(lab, { globalEndpoint: true })
  t.match(await failureOf(s3Of(lab, { region, credentials: global }).send(list)), /^400 InvalidToken/)
  const regional = await podCredentials(lab)
  t.equal(await failureOf(s3Of(lab, { region, credentials: regional }).send(list)), 'worked')
})

t.test('a clock that is 20 minutes off', async (t) => {
  const lab = await startWorld(t, { clock: { offsetSeconds: 1200 } })
  t.equal(
    await failureOf((await podS3(lab)).send(list)),
    '403 RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
  )
})

t.test('a bucket in another region', async (t) => {
  const lab = await startWorld(t, { buckets: { [Bucket]: { region: 'eu-west-1' } } })
  const s3 = await podS3(lab)
  const redirect =
    '301 PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.'
  t.equal(await failureOf(s3.send(list)), redirect)
  const thrown = await s3.send(list).catch((error: unknown) => error)
  t.match(thrown, {
    Endpoint: `${Bucket}.s3.eu-west-1.amazonaws.com`,
    $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } },
  })
  const right = await podS3(lab, { region: 'eu-west-1' })
  t.equal(await failureOf(right.send(list)), 'worked')
  const mixed = await podS3(lab, { region: 'eu-west-1', endpoint: 'https://s3.us-east-1.amazonaws.com' })
  t.match(
    await failureOf(mixed.send(list)),
    /^400 AuthorizationHeaderMalformed: The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-east-1'$/,
  )
})

t.test('a body that is not the one that was signed', async (t) => {
  const lab = await startWorld(t)
  const s3 = await podS3(lab)
  s3.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request
      if (typeof request === 'object' && request !== null && 'body' in request) request.body = 'b body'
      return next(args)
    },
    { step: 'deserialize', priority: 'low' },
  )
  t.match(
    await failureOf(
      s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'a body', ChecksumAlgorithm: 'SHA256' })),
    ),
    /^400 XAmzContentSHA256Mismatch/,
  )
})

t.test('without a signature, only what a bucket policy gives to everyone', async (t) => {
  const everyone = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` },
    ],
  }
  const lab = await startWorld(t, {
    buckets: { [Bucket]: { policy: everyone, objects: { public: { text: 'x' } } } },
  })
  const s3 = s3Of(lab, {})
  s3.config.signer = async () => ({ sign: async (request) => request })
  t.equal(await failureOf(s3.send(new GetObjectCommand({ Bucket, Key: 'public' }))), 'worked')
  t.equal(await failureOf(s3.send(list)), '403 AccessDenied: Access Denied')
})
