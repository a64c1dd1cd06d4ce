import type { Argv } from 'yargs'

/** The flags that name the policies that an administrator fetched. */
export interface DocumentValues {
  trustPolicy: string[]
  rolePolicy: string[]
  bucketPolicy: string[]
  keyPolicy: string[]
  boundary: string[]
  scp: string[]
  rcp: string[]
  vpcEndpointPolicy: string[]
}

const none: string[] = []
const files = { type: 'array', string: true, default: none, requiresArg: true } as const

/** Adds the flags to the parser. Each takes a raw document or the JSON that the AWS CLI answered. */
export function documentOptions<T>(command: Argv<T>) {
  return command
    .option('trust-policy', { ...files, describe: 'FILE: aws iam get-role' })
    .option('role-policy', {
      ...files,
      describe: 'FILE: aws iam get-role-policy or get-policy-version; once for each policy of the role',
    })
    .option('bucket-policy', { ...files, describe: 'USE=FILE or BUCKET=FILE: aws s3api get-bucket-policy' })
    .option('key-policy', { ...files, describe: '[KEY ARN=]FILE: aws kms get-key-policy' })
    .option('boundary', {
      ...files,
      describe: 'FILE: aws iam get-policy-version of the permissions boundary',
    })
    .option('scp', { ...files, describe: 'FILE: aws organizations describe-policy; may be repeated' })
    .option('rcp', { ...files, describe: 'FILE: aws organizations describe-policy; may be repeated' })
    .option('vpc-endpoint-policy', { ...files, describe: 'FILE: aws ec2 describe-vpc-endpoints, of S3' })
}
