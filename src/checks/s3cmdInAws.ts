import { isAwsHost } from '../gitlab/awsHost.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'

/** Whether s3cmd talks to AWS: where no `host_base` is told, it does (s3tools/s3cmd S3/Config.py). */
export function s3cmdInAws({ s3cfg: { used } }: GitlabFacts): boolean {
  const host = used.ok ? used.value.hostBase?.value : undefined
  return host === undefined || isAwsHost(host)
}
