import { podFacts } from '../evidence.ts'
import type { Leftover } from '../model/facts.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { removalCommands } from './clues/leftovers.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { counted, listed } from './clues/words.ts'

/** Something of this run is still in a bucket. */
export const probeLeftBehind: Rule = {
  id: 'probe-left-behind',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'probe-cleanup'))
    const { leftovers = [] } = podFacts(evidence, 'probe-cleanup')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Probes of this run are still in the bucket',
      what: `${counted(leftovers.length, 'probe')} could not be removed: ${listed(leftovers.map(whereabouts), 5)}.`,
      why:
        leftovers.length === 0
          ? [first.outcome.message]
          : [...new Set(leftovers.map(({ why }) => why))].slice(0, 5),
      fix: fix(
        `Remove what is left with an identity that may delete (commands below). Each is a few bytes and nothing of GitLab's.${advice(leftovers)}`,
        removalCommands(leftovers),
      ),
    }))
  },
}

function whereabouts({ bucket, key, versionId, uploadId }: Leftover): string {
  const part = versionId === undefined ? uploadId && ` (upload ${uploadId})` : ` (version ${versionId})`
  return `s3://${bucket}/${key}${part ?? ''}`
}

function advice(leftovers: readonly Leftover[]): string {
  const versions = leftovers.some(({ versionId }) => versionId !== undefined)
  const uploads = leftovers.some(({ uploadId }) => uploadId !== undefined)
  return [
    ...(versions
      ? [
          ' The bucket keeps versions: GitLab needs no right to delete those (s3:DeleteObjectVersion), a lifecycle rule for noncurrent versions removes them in time.',
        ]
      : []),
    ...(uploads
      ? [' An unfinished upload is paid for until it is aborted; a lifecycle rule can do that as well.']
      : []),
  ].join('')
}
