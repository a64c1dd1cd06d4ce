import fc from 'fast-check'
import t from 'tap'
import { bucketsOf } from '../../src/gitlab/buckets.ts'
import { problemsOf } from '../../src/gitlab/problems/index.ts'
import { consolidatedYml, storageSpecificYml } from './files.ts'
import { discover, type PodFiles, rootWith } from './pod.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYcanary0001'
const id = 'AKIAQ3EGRIGPUWSCLWHS'
const token = 'IQoJb3JpZ2luX2VjEcanary//////////wEaCXVzLWVhc3QtMSJ'

/** A pod whose every file and variable that may hold keys holds them. */
function podWith(idText: string, secretText: string, tokenText: string): PodFiles {
  const quoted = [idText, secretText, tokenText].map((one) => JSON.stringify(one))
  const connection = `{"provider":"AWS","region":"us-east-1","aws_access_key_id":${quoted[0]},"aws_secret_access_key":${quoted[1]},"aws_session_token":${quoted[2]}}`
  const ini = (names: readonly string[]) =>
    names.map((name, at) => `${name} = ${[idText, secretText, tokenText][at]}\n`).join('')
  const aws = `[default]\n${ini(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'])}`
  const s3cfg = `[default]\n${ini(['access_key', 'secret_key', 'access_token'])}`
  return {
    '/srv/gitlab/config/gitlab.yml': consolidatedYml.replace(
      /connection: \{.*\}/,
      `connection: ${connection}`,
    ),
    '/etc/gitlab/objectstorage/object_store': connection,
    '/etc/gitlab/objectstorage/lfs': connection.replace('aws_secret_access_key', 'aws_secret_acces_key'),
    '/etc/docker/registry/config.yml': `storage:\n  s3: {bucket: b, accesskey: ${quoted[0]}, secretkey: ${quoted[1]}, sessiontoken: ${quoted[2]}}\n`,
    '/srv/gitlab/config/workhorse-config.toml': `[object_storage.s3]\naws_access_key_id = ${quoted[0]}\naws_secret_access_key = ${quoted[1]}\n`,
    '/home/git/.s3cfg': s3cfg,
    '/etc/gitlab/.s3cfg': s3cfg,
    '/home/git/.aws/config': `[default]\ncredential_process = get --secret ${secretText}\n`,
    '/home/git/.aws/credentials': aws,
  }
}

const env = {
  HOME: '/home/git',
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_SESSION_TOKEN: token,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
  HTTPS_PROXY: `http://user:${encodeURIComponent(secret)}@proxy.acme.example:3128`,
  REGISTRY_STORAGE_S3_SECRETKEY: secret,
}

t.test(
  'the keys of every place are known to be there, are at hand for AWS, and are in no fact',
  async (t) => {
    const { facts, keys, secrets } = await discover(rootWith(t, podWith(id, secret, token)), env)
    const told = JSON.stringify([facts, problemsOf(facts), bucketsOf(facts), keys])
    t.notMatch(told, /canary|AKIAQ3/)
    t.ok(secrets.within(`x ${secret}`) && secrets.within(id) && secrets.within(token))
    t.equal(JSON.stringify(keys), '{}')
    const places = [
      ...(facts.gitlabYml.ok ? [facts.gitlabYml.value.consolidated?.connection?.keys] : []),
      ...(facts.registry.ok ? [facts.registry.value.s3?.keys] : []),
      ...(facts.workhorse.ok ? [facts.workhorse.value.keys] : []),
      ...(facts.s3cfg.used.ok ? [facts.s3cfg.used.value.keys] : []),
      facts.aws.found?.keys,
      facts.environment.keys,
    ]
    t.equal(places.length, 6)
    for (const place of places)
      t.match(place && keys.forAws(place), { accessKeyId: id, secretAccessKey: secret })
  },
)

t.test('whatever the keys look like', async (t) => {
  const text = fc.stringMatching(
    /^[A-Za-z0-9/+='"#;:{}[\]%$ -]{0,12}canary[A-Za-z0-9/+='"#;:{}[\]%$ -]{0,30}$/,
  )
  await fc.assert(
    fc.asyncProperty(text, text, text, async (oneId, oneSecret, oneToken) => {
      const { facts, keys } = await discover(rootWith(t, podWith(oneId, oneSecret, oneToken)), {
        HOME: '/home/git',
      })
      return !/canary/.test(JSON.stringify([facts, problemsOf(facts), bucketsOf(facts), keys]))
    }),
    { numRuns: 150 },
  )
})

t.test('wherever a file ends', async (t) => {
  const files = { ...podWith(id, secret, token), '/srv/gitlab/config/gitlab.yml': storageSpecificYml }
  const longest = Math.max(...Object.values(files).map(({ length }) => length))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: longest }), async (end) => {
      const cut = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.slice(0, end)]))
      const { facts } = await discover(rootWith(t, cut), { HOME: '/home/git' })
      return !/canary|wJalr|AKIAQ3EGRIGPU/.test(JSON.stringify([facts, problemsOf(facts), bucketsOf(facts)]))
    }),
    { numRuns: 150 },
  )
})
