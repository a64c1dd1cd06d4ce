import type { Complaint, Setting } from '../model/gitlab.ts'
import type { BucketUse } from '../model/gitlabBuckets.ts'
import type { EnvironmentFacts } from '../model/gitlabFacts.ts'
import { present } from '../present.ts'
import type { Keeper } from './keeper.ts'
import { credential, keyPair } from './keyPair.ts'
import { odditiesOf } from './oddities.ts'
import { withoutLogin } from './url.ts'

export type Env = Readonly<Record<string, string | undefined>>

/**
 * The variables in which the chart tells the toolbox its buckets, whether or not it uses them (GitLab chart,
 * charts/gitlab/charts/toolbox/templates/deployment.yaml).
 */
const buckets: Readonly<Record<string, BucketUse>> = {
  REGISTRY_BUCKET_NAME: 'registry',
  LFS_BUCKET_NAME: 'lfs',
  ARTIFACTS_BUCKET_NAME: 'artifacts',
  UPLOADS_BUCKET_NAME: 'uploads',
  PACKAGES_BUCKET_NAME: 'packages',
  EXTERNAL_DIFFS_BUCKET_NAME: 'external-diffs',
  TERRAFORM_STATE_BUCKET_NAME: 'terraform-state',
  CI_SECURE_FILES_BUCKET_NAME: 'ci-secure-files',
  PAGES_BUCKET_NAME: 'pages',
  AGENT_PLAN_CONTENT_BUCKET_NAME: 'agent-plan-content',
  BACKUP_BUCKET_NAME: 'backups',
  TMP_BUCKET_NAME: 'tmp',
}

const aws = [
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_PROFILE'],
  ...['AWS_ROLE_SESSION_NAME', 'AWS_STS_REGIONAL_ENDPOINTS', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3'],
  ...['AWS_ENDPOINT_URL_STS', 'AWS_STS_ENDPOINT', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONFIG_FILE'],
  ...['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', 'AWS_CA_BUNDLE'],
  ...['AWS_SHARED_CREDENTIALS_FILE', 'AWS_DEFAULT_PROFILE', 'AWS_EC2_METADATA_DISABLED'],
  ...['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT', 'AWS_REQUEST_CHECKSUM_CALCULATION'],
]

const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'].concat([
  'NO_PROXY',
  'no_proxy',
])

/** What the variables say to GitLab's programs. */
export function readEnvironment(env: Env, keeper: Keeper): EnvironmentFacts {
  const setting = (name: string): Setting<string> | undefined => {
    const value = env[name]
    if (value === undefined || value === '') return undefined
    const { shown, password } = withoutLogin(value)
    keeper.hide(password)
    return { file: 'environment', key: name, value: shown }
  }
  const settings = (names: readonly string[]) => names.flatMap((name) => setting(name) ?? [])
  const place = { file: 'environment', key: '' }
  const names = {
    accessKeyId: 'AWS_ACCESS_KEY_ID',
    secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
    sessionToken: 'AWS_SESSION_TOKEN',
  } as const
  const raw = {
    accessKeyId: env[names.accessKeyId],
    secretAccessKey: env[names.secretAccessKey],
    sessionToken: env[names.sessionToken],
  }
  const token = env.AWS_CONTAINER_AUTHORIZATION_TOKEN
  keeper.hide(token)
  const named = Object.entries(buckets).flatMap(([name, use]) => {
    const bucket = setting(name)
    return bucket === undefined ? [] : [{ ...bucket, use }]
  })
  const awsSettings = settings(aws)
  return {
    buckets: named,
    ...present({
      s3Tool: setting('S3_TOOL'),
      backupBackend: setting('BACKUP_BACKEND'),
      containerToken: credential(token, { file: 'environment', key: 'AWS_CONTAINER_AUTHORIZATION_TOKEN' }),
    }),
    aws: Object.fromEntries(awsSettings.map((one) => [one.key, one])),
    keys: keyPair(place, raw, (which) => ({ file: 'environment', key: names[which] }), keeper),
    proxies: settings(proxies),
    complaints: [...named, ...awsSettings].flatMap(oddText),
  }
}

function oddText({ file, key, value }: Setting<string>): readonly Complaint[] {
  return odditiesOf(value).map((oddity) => ({ kind: 'odd-text', file, key, oddity }))
}
