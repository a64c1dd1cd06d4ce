import { defineBucketCheck, roleAssumed } from './check.ts'
import { outcomeOf } from './outcomes.ts'
import { probed, probeKey } from './probe.ts'

/** Rails and the registry move uploads to their final place by copying them (carrierwave; registry s3-aws driver, Move). */
export const s3Copy = defineBucketCheck({
  id: 's3-copy',
  category: 'buckets',
  title: 'GitLab can copy objects within the bucket',
  needs: ['credential-source', 's3-endpoint', 's3-write'],
  gates: [roleAssumed],
  signed: true,
  operation: 'copy',
  writes: true,
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const to = probeKey(outside, lane, 'copy')
    const answer = await outside.probes.write(bucket, to, () =>
      bucket.objects.copy(probeKey(outside, lane, 'probe'), to),
    )
    return outcomeOf(answer, () => 'copied')
  },
  command: ({ name }) =>
    `aws s3api copy-object --bucket ${name} --copy-source ${name}/gitlab-iam-doctor/by-hand --key gitlab-iam-doctor/by-hand-copy`,
})
