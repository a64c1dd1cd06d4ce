import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped } from './outcomes.ts'
import { whereAllowed } from './place.ts'
import { probed, probeKey } from './probe.ts'

/**
 * What the registry does for every push beside uploading: it looks for uploads of the same blob that are under way, goes
 * on with one by its parts, and aborts what is stale (gitlab-org/container-registry registry/storage/driver/s3-aws, Writer).
 * An upload without a part costs nothing and is aborted at once.
 */
export const s3UploadLists = defineBucketCheck({
  id: 's3-upload-lists',
  category: 'buckets',
  title: 'GitLab can see and abort uploads that are under way',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  after: ['s3-multipart'],
  signed: true,
  operation: 'list-parts',
  writes: true,
  async run(outside, lane, known) {
    const { probes } = outside
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const { answer: upload, below } = await whereAllowed(lane, (below) =>
      probes.beginUpload(bucket, probeKey(outside, lane, 'aborted', below)),
    )
    // That uploads cannot be begun, s3-multipart tells.
    if (!upload.ok) return skipped('dependency-failed', 'no upload could be begun', ['s3-multipart'])
    const key = probeKey(outside, lane, 'aborted', below)
    const [uploads, parts] = await Promise.all([
      bucket.uploads.open(key),
      bucket.uploads.parts(key, upload.value),
    ])
    const aborted = await bucket.uploads.abort(key, upload.value)
    if (aborted.ok) probes.uploadEnded(bucket, key, upload.value)
    const refused = [uploads, parts, aborted].find((answer) => !answer.ok)
    if (refused !== undefined && !refused.ok)
      return failed(saidBy(refused.failure), refused.failure, undefined, refused.aws)
    const count = uploads.ok ? uploads.value.length : 0
    return passed('uploads listed, parts listed, aborted', { uploads: count }, uploads.aws)
  },
  command: ({ name }) => `aws s3api list-multipart-uploads --bucket ${name} --prefix gitlab-iam-doctor/`,
})
