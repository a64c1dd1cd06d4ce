import type { Failure } from '../model/outcome.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped, warned } from './outcomes.ts'
import { folderOf } from './place.ts'
import { probed } from './probe.ts'

/**
 * An experiment for where listing or writing is denied. A key that does not exist can be asked for without harm: S3
 * answers 404 to those who may list, 403 to others, and 403 in any case to those who may not read (S3 API reference,
 * GetObject). Rails takes that 403 for an error where it expects "not there" (carrierwave lib/carrierwave/storage/fog.rb).
 */
export const s3MissingKey = defineBucketCheck({
  id: 's3-missing-key',
  category: 'buckets',
  title: 'S3 says 404 for a key that does not exist',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  after: ['s3-list', 's3-write'],
  async run(outside, lane, known) {
    const list = known.maybe('s3-list')
    const listed = list !== undefined
    if (listed && known.maybe('s3-write') !== undefined) {
      return skipped('not-applicable', 'listing and writing are allowed: there is nothing to find out')
    }
    const key = `${folderOf(lane)}gitlab-iam-doctor/${outside.runId}/never-written`
    const answer = await probed(outside, lane, known.facts('s3-endpoint')).objects.get(key)
    if (answer.ok) return skipped('not-applicable', 'S3 returned an object where none was written')
    const { failure, aws } = answer
    if (failure.code === 'NoSuchKey') return passed('404 NoSuchKey', { httpStatus: 404 }, aws)
    if (!listed && aws?.httpStatus === 403 && failure.code === 'AccessDenied') {
      return warned('403 instead of 404 for a key that does not exist', { httpStatus: 403 }, failure, aws)
    }
    if (list?.below !== undefined && saysNothingOfReading(failure)) {
      return skipped('dependency-failed', `403, since only ${list.below} may be listed`, ['s3-write'])
    }
    return failed(saidBy(failure), failure, undefined, aws)
  },
  command: ({ name }, known) =>
    `aws s3api get-object --bucket ${name} --key ${known.maybe('s3-list')?.below ?? ''}gitlab-iam-doctor/never-written /dev/null`,
})

/**
 * A request for an object has no s3:prefix, so a condition on it refuses the 404 although the folder may be listed.
 * Where AWS names s3:GetObject, reading itself is denied.
 */
function saysNothingOfReading({ code, message }: Failure): boolean {
  return code === 'AccessDenied' && !message.includes('s3:GetObject')
}
