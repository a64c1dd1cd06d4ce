import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, outcomeOf, saidBy, skipped } from './outcomes.ts'
import { probeBody, probed, probeKey } from './probe.ts'

const unfinished = skipped('interrupted', 'the run ended before the upload was complete')

/** The way every larger object goes; completing needs kms:Decrypt where the bucket is encrypted with KMS. */
export const s3Multipart = defineBucketCheck({
  id: 's3-multipart',
  category: 'buckets',
  title: 'GitLab can upload objects in parts',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'multipart',
  writes: true,
  async run(outside, lane, known) {
    const { probes } = outside
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const key = probeKey(outside, lane, 'multipart')
    const upload = await probes.beginUpload(bucket, key)
    if (!upload.ok) return failed(saidBy(upload.failure), upload.failure, undefined, upload.aws)
    if (outside.stopped()) return unfinished
    const part = await bucket.uploads.uploadPart(key, upload.value, probeBody(outside))
    if (!part.ok) return failed(saidBy(part.failure), part.failure, { key }, part.aws)
    if (outside.stopped()) return unfinished
    const done = await probes.write(bucket, key, () => bucket.uploads.complete(key, upload.value, part.value))
    if (done.ok) probes.uploadEnded(bucket, key, upload.value)
    return outcomeOf(
      done.ok ? { ...done, value: { ...done.value, parts: 1 } } : done,
      () => 'created, one part uploaded, completed',
    )
  },
  // More than 8 MiB, the size from which the AWS CLI uploads in parts; nothing stays open.
  command: ({ name }) => {
    const object = `s3://${name}/gitlab-iam-doctor/by-hand-parts`
    return `head -c 9000000 /dev/zero | aws s3 cp - ${object} && aws s3 rm ${object}`
  },
})
