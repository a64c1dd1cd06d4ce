import { podFacts } from '../../evidence.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { Diagnosis } from '../../model/rule.ts'
import { skippedByBackups } from './backups.ts'
import { type BucketDenial, recordsOf } from './denials.ts'
import { removalCommands } from './leftovers.ts'
import { withProof } from './proof.ts'
import { diagnosis, failedWith, isCheck, type Words } from './symptoms.ts'

/**
 * A diagnosis of denials, with what an administrator's documents prove of them and what they mean for backups. When the
 * denials are also why probes of this run stay behind, their removal belongs to the same finding: the check of the
 * leftovers is accounted for, and the commands that remove them follow.
 */
export function denialDiagnosis(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  denials: readonly BucketDenial[],
  unproven: Words,
): Diagnosis {
  const explained = recordsOf(denials)
  const proven = withProof(evidence, denials, unproven)
  const words = { ...proven, why: [...proven.why, ...skippedByBackups(explained)] }
  const left = leftBehindBy(evidence, symptoms, explained)
  if (left === undefined) return diagnosis(explained, words)
  const commands = removalCommands(podFacts(evidence, 'probe-cleanup').leftovers ?? [])
  return diagnosis([...explained, left], {
    ...words,
    why: [
      ...words.why,
      'Because of that, probes of this run could not be removed; the last commands remove them.',
    ],
    fix: { ...words.fix, commands: [...words.fix.commands, ...commands] },
  })
}

/** The warning about leftovers, when every one of them lies in a bucket whose deletions are explained here. */
function leftBehindBy(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  explained: readonly CheckRecord[],
) {
  const undeletable = explained
    .filter((record) => isCheck(record, 's3-delete', 's3-multipart'))
    .map(({ target }) => target?.name)
  const { leftovers = [] } = podFacts(evidence, 'probe-cleanup')
  const all = leftovers.length > 0 && leftovers.every(({ bucket }) => undeletable.includes(bucket))
  if (!all) return undefined
  return symptoms.find((record) => isCheck(record, 'probe-cleanup') && failedWith(record, 'leftovers'))
}
