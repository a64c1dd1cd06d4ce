import type { Lane } from '../lanes.ts'
import type { UploadHeader } from '../model/bucketFacts.ts'
import type { Manner } from '../model/clients.ts'
import type { Failure } from '../model/outcome.ts'
import type { Answer } from '../outside/answer.ts'
import type { Outside } from '../outside/outside.ts'
import { isWithoutReason, readAccessDenied } from '../policy/accessDenied.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped } from './outcomes.ts'
import { folderOf } from './place.ts'
import { probeBody, probed, probeKey } from './probe.ts'

/**
 * An experiment for where writing is denied and listing is not. Policies that want an encryption or an access control list
 * with each upload, or want none, are told apart from all others by the same upload with another header (Amazon S3 User
 * Guide, "Amazon S3 condition key examples": s3:x-amz-server-side-encryption, s3:x-amz-acl). AWS never names the
 * condition. What was written is removed like every probe.
 */
export const s3WriteHeaders = defineBucketCheck({
  id: 's3-write-headers',
  category: 'buckets',
  title: 'uploads with other headers were tried where writing is denied',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  after: ['s3-list', 's3-write'],
  operation: 'write',
  writes: true,
  async run(outside, lane, known) {
    const denied = known.failure('s3-write')
    if (denied?.code !== 'AccessDenied') return skipped('not-applicable', 'S3 does not deny writing')
    if (!mayHangOnHeaders(denied)) return skipped('not-applicable', 'AWS says what denies writing')
    if (known.failure('s3-list')?.code === 'AccessDenied')
      return skipped('not-applicable', 'listing is denied as well, which has no such headers')
    const tried: UploadHeader[] = []
    for (const { header, manner } of otherManners(lane.manner)) {
      tried.push(header)
      const answer = await written(outside, { ...lane, manner }, known.facts('s3-endpoint'), tried.length)
      if (answer.ok) return passed(`accepted ${said(header)}`, { tried, accepted: header }, answer.aws)
      const { failure, aws } = answer
      if (failure.origin !== 'aws') return failed(saidBy(failure), failure, { tried }, aws)
      if (!isOfKms(failure)) continue
      const facts = { tried, accepted: header, deniedByKms: failure.message }
      return passed(`${said(header)} only KMS denies it`, facts, aws)
    }
    return passed(`denied as well ${tried.map(said).join(', ')}`, { tried })
  },
  command: ({ name }) =>
    `aws s3api put-object --bucket ${name} --key gitlab-iam-doctor/by-hand --server-side-encryption AES256`,
})

/** Only a bucket's own policy and those of the organization are commonly conditioned on an upload's headers. */
function mayHangOnHeaders({ message }: Failure): boolean {
  const denial = readAccessDenied(message)
  if (isWithoutReason(denial)) return true
  return denial.effect === 'explicit' && ['resource', 'scp', 'rcp'].includes(denial.layer ?? '')
}

interface OtherManner {
  readonly header: UploadHeader
  readonly manner: Manner
}

/** What the lane's clients might send instead: first without what they send, then with what policies usually want. */
function otherManners(manner: Manner): readonly OtherManner[] {
  const { encryption, acl, ...bare } = manner
  const plain = { ...bare, ...(acl === undefined ? {} : { acl }) }
  const unlisted = { ...bare, ...(encryption === undefined ? {} : { encryption }) }
  const encryptions = ['AES256', 'aws:kms'].filter((algorithm) => algorithm !== encryption?.algorithm)
  return [
    ...(acl === undefined ? [] : [{ header: { name: ACL }, manner: unlisted }]),
    ...(encryption === undefined ? [] : [{ header: { name: ENCRYPTION }, manner: plain }]),
    ...encryptions.map((algorithm) => ({
      header: { name: ENCRYPTION, value: algorithm },
      manner: { ...plain, encryption: { algorithm } },
    })),
    ...(acl === OWNER_CONTROLS
      ? []
      : [{ header: { name: ACL, value: OWNER_CONTROLS }, manner: { ...unlisted, acl: OWNER_CONTROLS } }]),
  ]
}

const ENCRYPTION = 'x-amz-server-side-encryption' as const
const ACL = 'x-amz-acl' as const
/** What buckets that take objects from other accounts ask for (Amazon S3 User Guide, "Bucket policy examples"). */
const OWNER_CONTROLS = 'bucket-owner-full-control'

/** The first that is accepted is the last: no more than one probe is left behind where deleting is denied. */
function written(
  outside: Outside,
  lane: Lane,
  reached: { readonly region: string },
  count: number,
): Promise<Answer<unknown>> {
  const bucket = probed(outside, lane, reached)
  const key = probeKey(outside, lane, `header-${count}`, folderOf(lane))
  return outside.probes.write(bucket, key, () => bucket.objects.put(key, probeBody(outside)))
}

/** The policies let the upload through: what remains is the key. */
function isOfKms({ code, message }: Failure): boolean {
  return code.startsWith('KMS.') || readAccessDenied(message).action?.startsWith('kms:') === true
}

function said({ name, value }: UploadHeader): string {
  return value === undefined ? `without ${name}` : `with ${name}: ${value}`
}
