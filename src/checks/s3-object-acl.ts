import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy } from './outcomes.ts'
import { probed } from './probe.ts'

/**
 * A restore with s3cmd first copies each bucket to the one called tmp, and with every object its access control list: GET
 * ?acl of the source, PUT ?acl of the copy, of which only "501 Not Implemented" is overlooked (s3tools/s3cmd S3/S3.py,
 * `sync` between buckets). Asked of our own probe.
 */
export const s3ObjectAcl = defineBucketCheck({
  id: 's3-object-acl',
  category: 'buckets',
  title: 'a restore can copy the access control lists of objects',
  needs: ['credential-source', 's3-endpoint', 's3-write'],
  gates: [roleAssumed],
  signed: true,
  operation: 'acl',
  writes: true,
  async run(outside, lane, known) {
    const { objects } = probed(outside, lane, known.facts('s3-endpoint'))
    const { key } = known.facts('s3-write')
    // The bucket for restoring is written, the others are read.
    const writes = lane.target.uses.includes('tmp')
    const answer = writes ? await objects.putAcl(key) : await objects.getAcl(key)
    const facts = { read: !writes, written: writes }
    return answer.ok
      ? passed(writes ? 'written' : 'read', facts, answer.aws)
      : failed(saidBy(answer.failure), answer.failure, undefined, answer.aws)
  },
  command: ({ name }) => `aws s3api get-object-acl --bucket ${name} --key gitlab-iam-doctor/by-hand`,
})
