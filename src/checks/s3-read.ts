import type { Lane } from '../lanes.ts'
import type { BucketFacts } from '../model/bucketFacts.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Answer } from '../outside/answer.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, podFailure, saidBy, skipped, warned } from './outcomes.ts'
import { folderOf } from './place.ts'
import { probeBody, probed } from './probe.ts'

type Read = Outcome<BucketFacts['s3-read']>

/**
 * Reads the probe back and compares it, and reads one byte of an object that was there before: that one may belong
 * to another account or be encrypted with another key.
 */
export const s3Read = defineBucketCheck({
  id: 's3-read',
  category: 'buckets',
  title: 'GitLab can read objects',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'read',
  after: ['s3-write', 's3-list'],
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const written = known.maybe('s3-write')
    const [own, existing] = await Promise.all([
      written === undefined ? undefined : bucket.objects.get(written.key),
      bucket.objects.getListed(folderOf(lane)),
    ])
    const probeRead = own === undefined ? undefined : compared(own, probeBody(outside))
    const existingRead =
      existing === undefined
        ? undefined
        : existingObject(existing, probeRead?.status === 'pass', onlyBackups(lane))
    const outcomes = [probeRead, existingRead].filter((outcome) => outcome !== undefined)
    const nothing = 'nothing was written and no object was listed that could be read'
    return (
      outcomes.find(({ status }) => status !== 'pass') ??
      outcomes[0] ??
      skipped('dependency-failed', nothing, ['s3-write'])
    )
  },
  command: ({ name }) => `aws s3api get-object --bucket ${name} --key gitlab-iam-doctor/by-hand /dev/stdout`,
})

function compared(answer: Answer<string>, expected: string): Read {
  const facts = { of: 'probe', bytes: expected.length } as const
  if (!answer.ok) return failed(saidBy(answer.failure), answer.failure, { of: 'probe' }, answer.aws)
  if (answer.value === expected) return passed('the probe came back unchanged', facts, answer.aws)
  const message = `S3 returned ${answer.value.length} other bytes than were written`
  return failed(message, podFailure('content-differs', message), facts, answer.aws)
}

/** Old backups are archived on purpose; a restore has to wait for them, and nothing else reads them. */
function onlyBackups({ target: { uses } }: Lane): boolean {
  return uses.every((use) => use === 'backups')
}

function existingObject(
  answer: Answer<string>,
  probeWasRead: boolean,
  mayBeArchived: boolean,
): Read | undefined {
  if (answer.ok) {
    const facts = { of: 'existing-object', bytes: answer.value.length } as const
    return passed('one byte of an existing object was read', facts, answer.aws)
  }
  // Deleted since it was listed, or empty: no news about permissions.
  if (['NoSuchKey', 'InvalidRange'].includes(answer.failure.code)) return undefined
  const message = `an existing object: ${saidBy(answer.failure)}`
  const facts = { of: 'existing-object', ...(probeWasRead ? ({ probeRead: true } as const) : {}) } as const
  if (answer.failure.code === 'InvalidObjectState' && mayBeArchived)
    return warned(message, { ...facts, bytes: 0 }, answer.failure, answer.aws)
  return failed(message, answer.failure, facts, answer.aws)
}
