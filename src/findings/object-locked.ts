import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { readAccessDenied } from '../policy/accessDenied.ts'
import { fix } from './clues/fix.ts'
import { removalCommands } from './clues/leftovers.ts'
import { bucketsOf, diagnosis, failedWith, failure, isCheck, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** Object Lock, not a policy: nobody may remove the version before its retention ends. */
export const objectLocked: Rule = {
  id: 'object-locked',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const kept = lockedLeftovers(evidence)
    const cleanup = symptoms.filter((record) => isCheck(record, 'probe-cleanup') && kept.length > 0)
    const explained = [...symptoms.filter(isLocked), ...cleanup]
    if (explained.length === 0) return []
    const buckets = [...new Set([...bucketsOf(explained), ...kept.map(({ bucket }) => bucket)])]
    return [
      {
        ...diagnosis(explained, {
          confidence: 'certain',
          title: 'Object Lock keeps objects from being deleted',
          what: `Objects in the ${bucketsNamed(buckets)} cannot be deleted for good before their retention ends.`,
          why: [
            ...awsSays(explained),
            ...[...new Set(kept.map(({ why }) => why))].slice(0, 3),
            'Object Lock is a setting of the bucket: no policy of the role changes it. GitLab does not support it: what it deletes (expired artifacts, old uploads, old backups) stays and is paid for.',
            ...(kept.length === 0
              ? []
              : [
                  'The probes of this run stay as well; the last commands remove them once their retention is over.',
                ]),
          ],
          fix: fix(ADVICE, [
            ...buckets
              .slice(0, 4)
              .map((bucket) => `aws s3api get-object-lock-configuration --bucket ${bucket}`),
            ...removalCommands(kept),
          ]),
        }),
        targets: buckets,
      },
    ]
  },
}

const ADVICE =
  'Use buckets without a default retention for GitLab; only the one for backups may profit from it, if nothing prunes them. Removing the default retention frees new objects only: existing versions keep their date, and in compliance mode nobody can shorten it.'

function isLocked(record: CheckRecord): boolean {
  if (!isOfBucket(record)) return false
  if (isCheck(record, 's3-object-lock')) return true
  return failedWith(record, 'AccessDenied') && isAboutLock(failure(record)?.message ?? '')
}

/** What stays of this run, when all of it stays because of the lock. */
function lockedLeftovers(evidence: Evidence) {
  const { leftovers = [] } = podFacts(evidence, 'probe-cleanup')
  return leftovers.every(({ why }) => isAboutLock(why)) ? leftovers : []
}

function isAboutLock(message: string): boolean {
  return readAccessDenied(message).setting === 'ObjectLock'
}
