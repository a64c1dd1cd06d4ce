import { defineBucketCheck } from './check.ts'
import { passed } from './outcomes.ts'

/** GitLab cannot work with Object Lock (GitLab docs, administration/object_storage); it shows in a refused delete. */
export const s3ObjectLock = defineBucketCheck({
  id: 's3-object-lock',
  category: 'buckets',
  title: 'neither Object Lock nor MFA delete stood against deleting',
  needs: ['s3-delete'],
  async run() {
    return passed('none was met', { locked: false })
  },
})
