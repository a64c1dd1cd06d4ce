import { isWithoutReason, readAccessDenied } from '../policy/accessDenied.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped } from './outcomes.ts'
import { probed } from './probe.ts'

/** What may be denied without a reason although the bucket may be listed. */
const DENIABLE = ['s3-write', 's3-read', 's3-copy', 's3-multipart', 's3-delete'] as const

/**
 * An experiment for a bucket that may be listed, and in which something else is denied without a reason: whose is it?
 * The same listing with x-amz-expected-bucket-owner succeeds only where the bucket belongs to that account (S3 API
 * reference, ListObjectsV2). Where listing itself is denied, both answers would be 403.
 */
export const s3BucketOwner = defineBucketCheck({
  id: 's3-bucket-owner',
  category: 'buckets',
  title: "it was asked whether the bucket belongs to the identity's account",
  needs: ['credential-source', 's3-endpoint', 's3-list', 'client-agreement'],
  gates: [roleAssumed],
  signed: true,
  after: DENIABLE,
  async run(outside, lane, known) {
    const isOpen = DENIABLE.some((id) => {
      const failure = known.failure(id)
      return failure?.code === 'AccessDenied' && isWithoutReason(readAccessDenied(failure.message))
    })
    if (!isOpen) return skipped('not-applicable', 'nothing was denied without a reason')
    const { identities = [] } = known.facts('client-agreement')
    const account = identities.find(({ id }) => id === lane.way)?.account
    if (account === undefined) return skipped('not-applicable', 'the account of the identity is not known')
    const { below } = known.facts('s3-list')
    const { objects } = probed(outside, lane, known.facts('s3-endpoint'))
    const answer = await objects.list(below, account)
    if (answer.ok) return passed(`it does: account ${account}`, { account, isOwner: true }, answer.aws)
    const { failure, aws } = answer
    if (failure.code !== 'AccessDenied') return failed(saidBy(failure), failure, undefined, aws)
    return passed(`it does not belong to account ${account}`, { account, isOwner: false }, aws)
  },
  command: ({ name }, known) => {
    const { identities = [] } = known.facts('client-agreement')
    const accounts = [...new Set(identities.flatMap(({ account: one }) => one ?? []))]
    const account = accounts.length === 1 ? accounts[0] : '<ACCOUNT>'
    return `aws s3api list-objects-v2 --bucket ${name} --max-keys 1 --expected-bucket-owner ${account}`
  },
})
