import { defineBucketCheck } from './check.ts'
import { failed, outcomeOf, passed, podFailure, saidBy, skipped } from './outcomes.ts'
import { probeBody, probed, probeKey } from './probe.ts'

/** Reads the probe back and compares it; with --read-only, or where writing failed, an object that List showed. */
export const s3Read = defineBucketCheck({
  id: 's3-read',
  category: 'buckets',
  title: 'GitLab can read objects',
  needs: ['credential-source', 's3-endpoint'],
  gates: ['assume-role'],
  after: ['s3-write', 's3-list'],
  async run(outside, target, known) {
    const bucket = probed(outside, target, known.facts('s3-endpoint'))
    const written = known.maybe('s3-write')
    if (written !== undefined) {
      const answer = await bucket.get(probeKey(outside, 'probe'))
      if (!answer.ok) return failed(saidBy(answer.failure), answer.failure, undefined, answer.aws)
      if (answer.value === probeBody(outside)) {
        return passed(
          'the probe came back unchanged',
          { of: 'probe', bytes: answer.value.length },
          answer.aws,
        )
      }
      const message = `S3 returned ${answer.value.length} other bytes than were written`
      return failed(message, podFailure('content-differs', message), undefined, answer.aws)
    }
    const listed = await bucket.getListed()
    if (listed === undefined) {
      return skipped('dependency-failed', 'nothing was written and no object was listed that could be read', [
        's3-write',
      ])
    }
    return outcomeOf(
      listed.ok
        ? { ...listed, value: { of: 'existing-object', bytes: listed.value.length } as const }
        : listed,
      () => 'the first byte of an existing object was read',
    )
  },
  command: ({ name }) => `aws s3api get-object --bucket ${name} --key gitlab-iam-doctor/by-hand /dev/stdout`,
})
