import { present } from '../present.ts'
import { defineBucketCheck } from './check.ts'
import { passed } from './outcomes.ts'

/** How S3 encrypted the probe, by its own answer: information for the policies that KMS needs. */
export const s3Encryption = defineBucketCheck({
  id: 's3-encryption',
  category: 'buckets',
  title: 'S3 told how it encrypts the bucket',
  needs: ['s3-write'],
  async run(_outside, _target, known) {
    const { encryption = 'none told', kmsKeyArn } = known.facts('s3-write')
    return passed([encryption, kmsKeyArn].filter(Boolean).join(' '), {
      encryption,
      ...present({ kmsKeyArn }),
    })
  },
})
