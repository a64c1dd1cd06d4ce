import type { Origin, Setting } from '../model/gitlab.ts'
import type { BucketClient, BucketUse } from '../model/gitlabBuckets.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Encryption } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { placeOf } from './bucketName.ts'
import { connectionOf, encryptionOf } from './effective.ts'
import { pairIn } from './pairIn.ts'

/** One place that gives one client a bucket for one use. */
export interface Saying {
  readonly use: BucketUse
  readonly name: string
  readonly client: BucketClient
}

export function registrySayings({ registry }: GitlabFacts): readonly Saying[] {
  const s3 = registry.ok ? registry.value.s3 : undefined
  if (s3?.bucket === undefined) return []
  const { bucket, region, regionEndpoint, rootDirectory, pathStyle, kmsKeyId } = s3
  // With a key it is SSE-KMS, without SSE-S3 (GitLab's registry, registry/storage/driver/s3-aws/v2/s3.go).
  const algorithm =
    s3.encrypt?.value === true ? { ...s3.encrypt, value: kmsKeyId ? 'aws:kms' : 'AES256' } : undefined
  const encryption: Encryption | undefined = algorithm && { algorithm, ...present({ kmsKeyId }) }
  return [
    {
      use: 'registry',
      name: bucket.value,
      client: {
        client: 'registry',
        saidBy: origin(bucket),
        ...present({
          prefix: rootDirectory?.value.replace(/^\/+|\/+$/g, '') || undefined,
          region,
          endpoint: regionEndpoint,
          pathStyle,
          encryption,
          keys: pairIn(s3.keys),
        }),
      },
    },
  ]
}

/** The pods with Workhorse have Rails beside it, and Workhorse is told everything by Rails. */
export function railsSayings({ gitlabYml, workhorse }: GitlabFacts): readonly Saying[] {
  if (!gitlabYml.ok) return []
  const yml = gitlabYml.value
  return yml.types.flatMap((type) => {
    const { bucket, prefix, use } = type
    if (bucket === undefined) return []
    const connection = connectionOf(yml, type)
    const told = {
      saidBy: origin(bucket),
      ...present({
        prefix: prefix?.value,
        provider: connection?.provider,
        region: connection?.region,
        endpoint: connection?.endpoint ?? connection?.host,
        pathStyle: connection?.pathStyle,
        encryption: encryptionOf(yml, type),
      }),
    }
    const rails: Saying = {
      use,
      name: bucket.value,
      client: { client: 'rails', ...told, ...present({ keys: connection && pairIn(connection.keys) }) },
    }
    if (!workhorse.ok || use === 'pages') return [rails]
    const keys = pairIn(workhorse.value.keys)
    return [
      rails,
      { use, name: bucket.value, client: { client: 'workhorse', ...told, ...present({ keys }) } },
    ]
  })
}

/** The toolbox's variables, for the program that backup-utility runs. */
export function backupSayings({ environment, s3cfg }: GitlabFacts): readonly Saying[] {
  const client = environment.s3Tool?.value === 'awscli' ? 'awscli' : 's3cmd'
  const cfg = client === 's3cmd' && s3cfg.used.ok ? s3cfg.used.value : undefined
  const algorithm = cfg?.kmsKey && { ...cfg.kmsKey, value: 'aws:kms' }
  return environment.buckets.flatMap((setting) => {
    const { bucket, prefix } = placeOf(setting)
    if (bucket === undefined) return []
    const keys = (cfg && pairIn(cfg.keys)) ?? pairIn(environment.keys)
    const told = {
      prefix: prefix?.value,
      region: cfg?.bucketLocation ?? environment.aws.AWS_REGION ?? environment.aws.AWS_DEFAULT_REGION,
      endpoint: cfg?.hostBase,
      encryption: algorithm && { algorithm, ...present({ kmsKeyId: cfg?.kmsKey }) },
      keys,
    }
    return [
      { use: setting.use, name: bucket.value, client: { client, saidBy: origin(bucket), ...present(told) } },
    ]
  })
}

function origin({ file, key }: Setting<unknown>): Origin {
  return { file, key }
}
