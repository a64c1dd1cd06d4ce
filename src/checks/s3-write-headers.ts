import type { Lane } from '../lanes.ts'
import type { BucketFacts } from '../model/bucketFacts.ts'
import type { Failure } from '../model/outcome.ts'
import type { Answer } from '../outside/answer.ts'
import type { Outside } from '../outside/outside.ts'
import { type Denial, isWithoutReason, readAccessDenied } from '../policy/accessDenied.ts'
import { present } from '../present.ts'
import { headersInWords } from '../uploadHeaders.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, saidBy, skipped } from './outcomes.ts'
import { folderOf } from './place.ts'
import { probeBody, probed, probeKey } from './probe.ts'
import { otherUploads } from './uploadHeaders.ts'

type Facts = BucketFacts['s3-write-headers']

/**
 * An experiment for where writing is denied and listing is not. Policies that want an encryption or an access control list
 * with each upload, or want none, are told apart from others by the same upload with other headers (Amazon S3 User Guide,
 * "Amazon S3 condition key examples"). AWS never names the condition. What gets past the policy that denied is tried against
 * the upload as it was, which has to be denied still. What was written is removed like every probe.
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
    if (denied?.code !== 'AccessDenied') return skipped('not-applicable', 'no upload was denied')
    if (!mayHangOnHeaders(denied)) return skipped('not-applicable', 'AWS says what denies writing')
    if (known.failure('s3-list')?.code === 'AccessDenied')
      return skipped('not-applicable', 'listing is denied as well, which has no such headers')
    const reached = known.facts('s3-endpoint')
    const tried: Facts['tried'][number][] = []
    for (const [at, { headers, manner }] of otherUploads(lane.manner).entries()) {
      const answer = await written(outside, { ...lane, manner }, reached, `header-${at}`)
      if (!answer.ok && answer.failure.origin !== 'aws')
        return failed(saidBy(answer.failure), answer.failure, { tried }, answer.aws)
      const how = answer.ok ? 'accepted' : comparedWith(denied, answer.failure)
      if (how === 'denied-alike') tried.push(headers)
      if (how === 'denied-alike' || how === 'says-nothing') continue
      const again = await written(outside, lane, reached, 'header-control')
      if (again.ok || comparedWith(denied, again.failure) !== 'denied-alike')
        return passed('S3 answers the same upload one way and the other', { tried })
      const next = answer.ok ? {} : present({ nextDenied: answer.failure.message })
      const message = `${answer.ok ? 'accepted' : 'past the policy that denies'} ${headersInWords(headers)}`
      return passed(message, { tried, accepted: headers, ...next }, answer.aws)
    }
    if (tried.length === 0) return passed('no answer to another upload told anything', { tried })
    return passed(`denied as well ${tried.map(headersInWords).join('; ')}`, { tried })
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

/**
 * What AWS's answer to another upload means. Another reason than before means that the policy which denied is past: KMS, or
 * the permission for what the header brought along, is next. Anything but a denial says nothing.
 */
function comparedWith(before: Failure, now: Failure): 'denied-alike' | 'past' | 'says-nothing' {
  if (now.code.startsWith('KMS.')) return 'past'
  if (now.code !== 'AccessDenied') return 'says-nothing'
  const [was, is] = [readAccessDenied(before.message), readAccessDenied(now.message)]
  return isAlike(was, is) ? 'denied-alike' : 'past'
}

function isAlike(a: Denial, b: Denial): boolean {
  return a.layer === b.layer && a.effect === b.effect && a.action === b.action && a.setting === b.setting
}

function written(
  outside: Outside,
  lane: Lane,
  reached: { readonly region: string },
  part: `header-${string}`,
): Promise<Answer<unknown>> {
  const bucket = probed(outside, lane, reached)
  const key = probeKey(outside, lane, part, folderOf(lane))
  return outside.probes.write(bucket, key, () => bucket.objects.put(key, probeBody(outside)))
}
