import { bucketFacts } from '../../evidence.ts'
import type { BucketFacts, UploadHeader } from '../../model/bucketFacts.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { ClientId } from '../../model/words.ts'
import { isWithoutReason } from '../../policy/accessDenied.ts'
import { type BucketDenial, denialsIn, recordsOf } from './denials.ts'
import { groupedBy } from './grouped.ts'
import { listed } from './words.ts'

/** What the experiment with the headers of an upload found out (src/checks/s3-write-headers.ts). */

type Tried = Partial<BucketFacts['s3-write-headers']>

/** Denied uploads of which the experiment says that one header decides. */
export interface DecidedByHeader {
  readonly header: UploadHeader
  readonly denials: readonly BucketDenial[]
  readonly deniedByKms?: string
}

/**
 * The denials that one header decides, those of the same header together. Where AWS names the organization's policies,
 * their own findings say so.
 */
export function decidedByHeader(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  name: UploadHeader['name'],
): readonly DecidedByHeader[] {
  const decided = denialsIn(symptoms).filter(
    (denial) =>
      (isWithoutReason(denial) || denial.layer === 'resource') &&
      denial.actions.every((action) => action === 's3:PutObject' || action === 's3:PutObjectAcl') &&
      triedFor(evidence, denial).accepted?.name === name,
  )
  return groupedBy(decided, (denial) => JSON.stringify(triedFor(evidence, denial).accepted)).flatMap(
    (denials) => {
      const [first] = denials
      const { accepted: header, deniedByKms } = first === undefined ? {} : triedFor(evidence, first)
      if (header === undefined) return []
      return [{ header, denials, ...(deniedByKms === undefined ? {} : { deniedByKms }) }]
    },
  )
}

/** One sentence about what was tried for these denials; none where nothing was. */
export function headersTried(evidence: Evidence, denials: readonly BucketDenial[]): readonly string[] {
  const all = denials.map((denial) => triedFor(evidence, denial))
  const accepted = all.flatMap((one) => one.accepted ?? [])[0]
  if (accepted !== undefined)
    return [`Tried: the same upload ${withHeader(accepted)} is accepted. The condition is about this header.`]
  const tried = [...new Set(all.flatMap((one) => one.tried ?? []).map(withHeader))]
  return tried.length === 0
    ? []
    : [
        `Tried: the same upload ${tried.join(', ')} is denied as well. So it hardly is about encryption or access control lists.`,
      ]
}

/** `with x-amz-acl: private`, `without x-amz-acl`. */
export function withHeader({ name, value }: UploadHeader): string {
  return value === undefined ? `without ${name}` : `with ${name}: ${value}`
}

/** What the experiment says of the clients' uploads, as a title. */
export function takenOnly({ header, denials }: DecidedByHeader): string {
  const clients = clientsOf(denials)
  const send = clients.length === 1 ? 'sends' : 'send'
  const not = clients.length === 1 ? 'does not send' : 'do not send'
  return `Uploads are taken only ${withHeader(header)}, which ${listed(clients)} ${header.value === undefined ? send : not}`
}

/** The clients whose uploads these are. */
export function clientsOf(denials: readonly BucketDenial[]): readonly ClientId[] {
  return [...new Set(recordsOf(denials).flatMap(({ target }) => target?.clients ?? []))]
}

function triedFor(evidence: Evidence, { bucket, via }: BucketDenial): Tried {
  return bucketFacts(evidence, bucket, 's3-write-headers', via)
}
