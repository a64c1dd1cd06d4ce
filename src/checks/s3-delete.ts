import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped } from './outcomes.ts'
import { probed, probeKey } from './probe.ts'

/** Deletes what this run wrote, the way GitLab deletes: by key. */
export const s3Delete = defineBucketCheck({
  id: 's3-delete',
  category: 'buckets',
  title: 'GitLab can delete objects',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'delete',
  after: ['s3-write', 's3-read', 's3-copy', 's3-multipart'],
  writes: true,
  async run(outside, lane, known) {
    const { probes } = outside
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const answers = await Promise.all(probes.held(bucket).map((key) => probes.delete(bucket, key)))
    const denied = answers.find((answer) => !answer.ok)
    if (denied !== undefined && !denied.ok)
      return failed(saidBy(denied.failure), denied.failure, undefined, denied.aws)
    const [first] = answers
    if (first === undefined)
      return skipped('dependency-failed', 'nothing was written that could be deleted', ['s3-write'])
    const versioned = probes.versioned(bucket)
    return passed(
      versioned ? 'deleted; the bucket keeps versions' : 'deleted',
      { key: probeKey(outside, lane, 'probe'), versioned },
      first.aws,
    )
  },
  command: ({ name }) => `aws s3api delete-object --bucket ${name} --key gitlab-iam-doctor/by-hand`,
})
