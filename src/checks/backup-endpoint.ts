import { bucketsOf } from '../gitlab/buckets.ts'
import { placeOf } from '../gitlab/namedBuckets.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure } from './outcomes.ts'

/**
 * s3cmd goes to `host_base`, whatever Rails does: each bucket that it does not find there is skipped, and the backup ends
 * well without it (gitlab-org/build/CNG gitlab-toolbox/scripts/lib/object_storage_backup.rb).
 */
export const backupEndpoint = definePodCheck({
  id: 'backup-endpoint',
  category: 'config',
  title: 's3cmd looks for the buckets where Rails and the registry store',
  needs: ['backup-config-readable'],
  async run({ gitlab }) {
    const { used } = gitlab.s3cfg
    const hostBase = used.ok ? used.value.hostBase : undefined
    const minioFallback = used.ok && used.value.minioFallback
    const facts = { minioFallback, ...(hostBase === undefined ? {} : { hostBase }) }
    const apart = bucketsOf(gitlab).conflicts.find(({ kind }) => kind === 's3cmd-beside-aws')
    if (apart?.kind !== 's3cmd-beside-aws') return passed(hostBase?.value ?? 'Amazon S3', facts)
    const message = `${placeOf(apart.s3cmd)} is ${apart.s3cmd.value}, while ${placeOf(apart.aws)} stores in AWS`
    return failed(message, podFailure(minioFallback ? 'minio-fallback' : 'endpoint-not-aws', message), facts)
  },
})
