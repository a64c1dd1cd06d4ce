import t from 'tap'
import { readAwsFiles } from '../../src/gitlab/awsFiles.ts'
import { awsIni } from '../../src/gitlab/awsIni.ts'
import { Kept } from './kept.ts'

const text = (file: string, value: string | undefined) =>
  value === undefined
    ? ({ ok: false, file, reason: 'missing', detail: 'ENOENT' } as const)
    : ({ ok: true, file, value } as const)
const read = (
  config: string | undefined,
  credentials?: string,
  env: Record<string, string> = {},
  kept = new Kept(),
) => readAwsFiles({ config: text('/c', config), credentials: text('/k', credentials) }, env, kept)

t.test('both files make one profile, the credentials before the configuration', async (t) => {
  const kept = new Kept()
  const config = `# comment
[default]
region = eu-central-1
output = json

[profile gitlab]
region=eu-west-1
role_arn = arn:aws:iam::111122223333:role/gitlab
source_profile = default
web_identity_token_file = /var/run/token
aws_secret_access_key = shadowed-canary
sso_start_url = https://acme.awsapps.com/start#/
s3 =
    addressing_style = path
    signature_version = s3v4
`
  const credentials =
    '[gitlab]\naws_access_key_id = AKIAQ3EGRIGPUWSCLWHS\naws_secret_access_key = credentials-canary\n'
  const {
    profile,
    found,
    config: c,
    credentials: k,
  } = read(config, credentials, { AWS_PROFILE: 'gitlab' }, kept)
  t.strictSame(profile, { file: 'environment', key: 'AWS_PROFILE', value: 'gitlab' })
  t.match(found, {
    keys: { accessKeyId: { file: '/k', prefix: 'AKIA' }, secretAccessKey: { file: '/k' } },
    region: { value: 'eu-west-1', file: '/c', key: 'profile gitlab.region' },
    roleArn: { value: 'arn:aws:iam::111122223333:role/gitlab' },
    sourceProfile: { value: 'default' },
    webIdentityTokenFile: { value: '/var/run/token' },
    sso: { file: '/c' },
    s3: { addressing_style: { value: 'path', key: 'profile gitlab.s3.addressing_style' } },
  })
  t.match([c, k], [{ value: { profiles: ['default', 'gitlab'] } }, { value: { profiles: ['gitlab'] } }])
  t.equal(kept.pairs[0]?.secretAccessKey, 'credentials-canary')
})

t.test('a command that prints credentials is not shown', async (t) => {
  const { found } = read('[default]\ncredential_process = /bin/fetch --password canary\n')
  t.match(found?.credentialProcess, { key: 'default.credential_process' })
  t.notMatch(JSON.stringify(found), /canary/)
})

t.test('no files, no profile', async (t) => {
  const { profile, found, config } = read(undefined)
  t.equal(profile.value, 'default')
  t.equal(found, undefined)
  t.match(config, { ok: false, reason: 'missing' })
  t.equal(read('[profile other]\nregion = x\n').found, undefined)
  t.equal(
    read('[other]\nregion = x\n', undefined, { AWS_PROFILE: 'other' }).found,
    undefined,
    'not without "profile"',
  )
})

t.test('what Python refuses is refused, with its line', async (t) => {
  const cases: readonly (readonly [text: string, line: number])[] = [
    ['region = x\n', 1],
    ['\uFEFF[default]\nregion = x\n', 1],
    ['[default]\nregion = x\nregion = y\n', 3],
    ['[default]\nregion = x\n[default]\n', 3],
    ['[default]\nregion\n', 2],
  ]
  for (const [content, line] of cases) t.match(awsIni('/c', content), { ok: false, reason: 'syntax', line })
})

t.test('signs of comments count at the start of a line alone', async (t) => {
  const ini = awsIni('/c', '[default]\n; no\nendpoint_url = https://a/#b;c\nOutput: json\r\n')
  t.strictSame(ini.ok && [...(ini.sections.get('default') ?? [])], [
    ['endpoint_url', 'https://a/#b;c'],
    ['output', 'json'],
  ])
})
