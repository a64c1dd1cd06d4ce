import { bucketFacts } from '../../evidence.ts'
import type { BucketFacts, UploadHeader } from '../../model/bucketFacts.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { ClientId } from '../../model/words.ts'
import { isWithoutReason } from '../../policy/accessDenied.ts'
import { headersInWords } from '../../uploadHeaders.ts'
import { type BucketDenial, denialsIn, recordsOf } from './denials.ts'
import { groupedBy } from './grouped.ts'
import { listed } from './words.ts'

/** What the experiment with the headers of an upload found out (src/checks/s3-write-headers.ts). */

type Tried = Partial<BucketFacts['s3-write-headers']>

/** Denied uploads of which the experiment says that these headers decide. */
export interface DecidedByHeaders {
  readonly headers: readonly UploadHeader[]
  readonly denials: readonly BucketDenial[]
  /** AWS named a Deny; otherwise it gave no reason. */
  readonly isExplicit: boolean
  readonly nextDenied?: string
}

/**
 * The denials that headers decide, those of the same headers together: of encryption where any of them is about it, else of
 * access control lists. Where AWS names the organization's policies, their own findings say so.
 */
export function decidedByHeaders(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  about: 'encryption' | 'acl',
): readonly DecidedByHeaders[] {
  const decided = denialsIn(symptoms).filter((denial) => {
    const { accepted } = triedFor(evidence, denial)
    const isOfUploads = denial.actions.every((action) => /^s3:PutObject(?:Acl)?$/.test(action))
    const isOfBucket =
      isWithoutReason(denial) || (denial.layer === 'resource' && denial.effect === 'explicit')
    return accepted !== undefined && isOfUploads && isOfBucket && aboutOf(accepted) === about
  })
  const alike = groupedBy(decided, (denial) => {
    const { accepted, nextDenied } = triedFor(evidence, denial)
    return JSON.stringify([accepted, kindOf(nextDenied), isWithoutReason(denial)])
  })
  return alike.flatMap((denials) => {
    const [first] = denials
    const { accepted: headers, nextDenied } = first === undefined ? {} : triedFor(evidence, first)
    if (headers === undefined) return []
    const isExplicit = denials.every((denial) => !isWithoutReason(denial))
    return [{ headers, denials, isExplicit, ...(nextDenied === undefined ? {} : { nextDenied }) }]
  })
}

function aboutOf(headers: readonly UploadHeader[]): 'encryption' | 'acl' {
  return headers.every(({ name }) => name === 'x-amz-acl') ? 'acl' : 'encryption'
}

/** What is next to deny, without what differs from bucket to bucket. */
function kindOf(nextDenied: string | undefined): string | undefined {
  return nextDenied === undefined ? undefined : (/[a-z]+:[A-Z]\w+/.exec(nextDenied)?.[0] ?? 'other')
}

/** One sentence about what was tried for these denials; none where nothing was. */
export function headersTried(evidence: Evidence, denials: readonly BucketDenial[]): readonly string[] {
  const all = denials.map((denial) => triedFor(evidence, denial))
  const accepted = all.flatMap((one) => (one.accepted === undefined ? [] : [one.accepted]))[0]
  if (accepted !== undefined)
    return [
      `Tried: the same upload ${headersInWords(accepted)} gets past this policy. The condition is about that.`,
    ]
  const tried = [...new Set(all.flatMap((one) => one.tried ?? []).map(headersInWords))]
  return tried.length === 0
    ? []
    : [
        `Tried: the same upload is denied alike ${tried.join('; ')}. So none of these is what the policy wants; the id of a key was not tried.`,
      ]
}

/** What the experiment says of the clients' uploads, as a title. */
export function takenOnly({ headers, denials, isExplicit }: DecidedByHeaders): string {
  // A bucket's own key that may not be used is got round by AES256 as well.
  if (!isExplicit && headers.some(({ value }) => value === 'AES256'))
    return `Uploads pass ${headersInWords(headers)}: a policy wants it, or the key of the bucket may not be used`
  const clients = clientsOf(denials)
  const without = headers.every(({ value }) => value === undefined)
  const verb = clients.length === 1 ? ['sends', 'does not send'] : ['send', 'do not send']
  return `Uploads are taken only ${headersInWords(headers)}, which ${listed(clients)} ${without ? verb[0] : verb[1]}`
}

/** What was done, and what AWS said to it; a second denial is quoted. */
export function proofOf({ headers, nextDenied }: DecidedByHeaders): readonly string[] {
  const said = headersInWords(headers)
  const control = 'Tried again as it was, it is denied as before.'
  return nextDenied === undefined
    ? [`Tried: ${said} the same identity could write. ${control}`]
    : [
        `Tried: ${said} the same upload gets past the policy that denies it, and then AWS says: ${nextDenied}. ${control}`,
        'That is the next thing to allow: run the doctor again when this one is mended.',
      ]
}

/** The clients whose uploads these are. */
export function clientsOf(denials: readonly BucketDenial[]): readonly ClientId[] {
  return [...new Set(recordsOf(denials).flatMap(({ target }) => target?.clients ?? []))]
}

function triedFor(evidence: Evidence, { bucket, via }: BucketDenial): Tried {
  return bucketFacts(evidence, bucket, 's3-write-headers', via)
}
