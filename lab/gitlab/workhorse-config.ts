import { parse } from 'yaml'
import type { ObjectStorage } from '../world-gitlab.ts'

/**
 * /srv/gitlab/config/workhorse-config.toml of the container gitlab-workhorse. Only the consolidated connection gets
 * there, and of it only the provider and the keys (GitLab chart, webservice/templates/_helpers.tpl
 * `workhorse.object_storage.config`); region, bucket and endpoint come from Rails with each request.
 */
export function workhorseConfig(storage: ObjectStorage | undefined): string {
  const objectStorage = storage?.form === 'consolidated' ? objectStorageSection(storage) : ''
  return `shutdown_timeout = "61s"
[redis]
URL = "redis://gitlab-redis-master.gitlab.svc:6379"
${objectStorage}[image_resizer]
max_scaler_procs = 2
max_filesize = 250000
[[listeners]]
network = "tcp"
addr = "0.0.0.0:8181"
`
}

function objectStorageSection({ connection }: ObjectStorage): string {
  const members: unknown = typeof connection === 'string' ? parse(connection) : connection
  const secret = new Map(typeof members === 'object' && members !== null ? Object.entries(members) : [])
  return `[object_storage]
provider = "${secret.get('provider') ?? ''}"
# AWS / S3 object storage configuration.
[object_storage.s3]
# access/secret can be blank!
aws_access_key_id = ${JSON.stringify(secret.get('aws_access_key_id') ?? '')}
aws_secret_access_key = ${JSON.stringify(secret.get('aws_secret_access_key') ?? '')}
`
}
