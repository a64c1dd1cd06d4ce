import t from 'tap'
import { componentOf } from '../../src/gitlab/component.ts'
import { readEnvironment } from '../../src/gitlab/environment.ts'
import { withoutLogin } from '../../src/gitlab/url.ts'
import { Kept } from './kept.ts'

t.test('what the variables say', async (t) => {
  const kept = new Kept()
  const env = {
    LFS_BUCKET_NAME: 'git-lfs',
    PAGES_BUCKET_NAME: '',
    AGENT_PLAN_CONTENT_BUCKET_NAME: 'plans',
    S3_TOOL: 'awscli',
    BACKUP_BACKEND: 's3',
    AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/gitlab',
    AWS_REGION: ' us-east-1',
    AWS_ROLE_SESSION_NAME: 'ops@acme.example',
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'token-canary',
    https_proxy: 'http://user:proxy-canary@proxy.acme.example:3128',
    UNRELATED: 'canary',
  }
  const facts = readEnvironment(env, kept)
  t.match(facts, {
    buckets: [
      { use: 'lfs', value: 'git-lfs', file: 'environment', key: 'LFS_BUCKET_NAME' },
      { use: 'agent-plan-content', value: 'plans' },
    ],
    s3Tool: { value: 'awscli' },
    backupBackend: { value: 's3' },
    aws: { AWS_ROLE_SESSION_NAME: { value: 'ops@acme.example' } },
    containerToken: { present: true, key: 'AWS_CONTAINER_AUTHORIZATION_TOKEN' },
    proxies: [{ key: 'https_proxy', value: 'http://proxy.acme.example:3128' }],
    complaints: [{ kind: 'odd-text', key: 'AWS_REGION', oddity: 'space' }],
  })
  t.notMatch(JSON.stringify(facts), /canary/)
  t.strictSame(kept.hidden.filter((one) => one.includes('canary')).toSorted(), [
    'proxy-canary',
    'token-canary',
  ])
})

t.test('logins of addresses', async (t) => {
  const cases = [
    ['https://user:secret@host:9000/path', 'https://host:9000/path', 'secret'],
    ['https://token@host', 'https://host', 'token'],
    ['user:secret@host', 'host', 'secret'],
    ['https://host/a@b', 'https://host/a@b', undefined],
    ['name@host', 'name@host', undefined],
    ['host', 'host', undefined],
  ] as const
  for (const [text, shown, password] of cases)
    t.strictSame(withoutLogin(text), password === undefined ? { shown } : { shown, password }, text)
})

t.test('which pod it is', async (t) => {
  const none = { registryConfig: false, workhorseConfig: false, backupUtility: false }
  t.equal(componentOf({ BACKUP_BUCKET_NAME: 'b' }, none), 'toolbox')
  t.equal(componentOf({ SIDEKIQ_CONCURRENCY: '20' }, none), 'sidekiq')
  t.equal(componentOf({ GITLAB_WEBSERVER: 'puma' }, none), 'webservice')
  t.equal(componentOf({ GITLAB_WORKHORSE_LISTEN_PORT: '8181' }, none), 'webservice')
  t.equal(componentOf({ BYPASS_SCHEMA_VERSION: 'true' }, none), 'migrations')
  t.equal(componentOf({}, { ...none, registryConfig: true }), 'registry')
  t.equal(componentOf({}, { ...none, workhorseConfig: true }), 'webservice')
  t.equal(componentOf({}, { ...none, backupUtility: true }), 'toolbox')
  t.equal(componentOf({}, none), 'unknown')
})
