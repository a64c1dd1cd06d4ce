import type { Argv } from 'yargs'

const none: string[] = []
const list = { type: 'array', string: true, default: none, requiresArg: true } as const
const switched = { type: 'boolean', default: false } as const
const single = ['format', 'issuer', 'audience', 'namespace', 'region', 'root'] as const

/** The flags of `policy`, as yargs reads them; `readWanted` looks at their values. */
export function policyOptions<Component extends string, Format extends string>(
  command: Argv,
  components: readonly Component[],
  formats: readonly [Format, ...Format[]],
) {
  return command
    .positional('report', {
      type: 'string',
      describe: 'a report that -o json wrote, or - for stdin; without one the pod itself is looked at',
    })
    .option('format', {
      choices: formats,
      default: formats[0],
      requiresArg: true,
      describe: 'Form of the documents',
    })
    .option('json', { ...switched, describe: 'The same as --format json' })
    .option('bucket', { ...list, describe: 'USE=NAME: a bucket; may be repeated' })
    .option('role-arn', { ...list, describe: '[COMPONENT=]ARN: the role, of one component or of all' })
    .option('component', {
      type: 'array',
      choices: components,
      default: [],
      requiresArg: true,
      describe: 'Only for these components, each with documents of its own unless they share a role',
    })
    .option('backup', { ...switched, describe: 'Only what backups need' })
    .option('restore', { ...switched, describe: 'What backups and restores need' })
    .option('read-only', { ...switched, describe: 'Only listing and reading' })
    .option('kms-key', { ...list, describe: 'ARN of a KMS key that encrypts the buckets; may be repeated' })
    .option('issuer', {
      type: 'string',
      requiresArg: true,
      describe: "URL of the cluster's OIDC issuer, for the trust policy",
    })
    .option('audience', {
      type: 'string',
      requiresArg: true,
      describe: 'Audience of the token, if not sts.amazonaws.com',
    })
    .option('namespace', { type: 'string', requiresArg: true, describe: 'Namespace of GitLab' })
    .option('service-account', {
      ...list,
      describe: '[COMPONENT=][NAMESPACE/]NAME: who may have the role; may be repeated',
    })
    .option('pod-identity', { ...switched, describe: 'The roles are for EKS Pod Identity' })
    .option('region', {
      type: 'string',
      requiresArg: true,
      describe: 'AWS region, for the partition (aws, aws-cn, aws-us-gov) where no ARN tells it',
    })
    .option('root', {
      type: 'string',
      default: '/',
      requiresArg: true,
      describe: "Read the pod's files below this folder",
    })
    .coerce(single, (value: unknown) => (Array.isArray(value) ? value.at(-1) : value))
}
