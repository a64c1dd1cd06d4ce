import { defineBucketCheck, roleAssumed } from './check.ts'
import { outcomeOf } from './outcomes.ts'
import { probeBody, probed, probeKey } from './probe.ts'

export const s3Write = defineBucketCheck({
  id: 's3-write',
  category: 'buckets',
  title: 'GitLab can write objects',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'write',
  writes: true,
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const key = probeKey(outside, lane, 'probe')
    const answer = await outside.probes.write(bucket, key, () => bucket.objects.put(key, probeBody(outside)))
    return outcomeOf(answer, ({ versionId }) =>
      versionId === undefined ? 'written' : 'written, the bucket keeps versions',
    )
  },
  command: ({ name }) => `aws s3api put-object --bucket ${name} --key gitlab-iam-doctor/by-hand`,
})
