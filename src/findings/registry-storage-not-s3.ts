import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** A registry with a role, whose images are elsewhere. */
export const registryStorageNotS3: Rule = {
  id: 'registry-storage-not-s3',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const elsewhere = settingsWith(symptoms, 'registry-storage', 'storage-not-s3')
    if (elsewhere.length === 0) return []
    const explained = [...elsewhere, ...symptoms.filter((record) => isCheck(record, 'buckets-known'))]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry does not store in S3',
      what: "Images go to another storage than a bucket; this pod's role is of no use to it.",
      why: [
        first.outcome.message,
        'With the driver filesystem, images are on the disk of the pod, which a restart empties unless a volume is mounted there.',
      ],
      fix: registryFix(
        evidence,
        'If images are to be in a bucket, give the registry a storage Secret (registry.storage.secret and registry.storage.key).',
      ),
    }))
  },
}
