import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { problemsIn, settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** A type whose objects have nowhere to go. */
export const bucketNameMissingForType: Rule = {
  id: 'bucket-name-missing-for-type',
  cause: 'bucket-missing',
  diagnose(evidence, symptoms) {
    const explained = [
      ...settingsWith(symptoms, 'rails-buckets', 'bucket-missing'),
      ...settingsWith(symptoms, 'registry-storage', 'bucket-missing'),
    ]
    const types = [
      ...problemsIn(evidence, 'rails-buckets'),
      ...problemsIn(evidence, 'registry-storage'),
    ].flatMap((one) => (one.kind === 'bucket-missing' ? one.type : []))
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: `There is no bucket for ${listed(types) || 'a type that is switched on'}`,
      what: 'Object storage is on for it, and its bucket has no name.',
      why: [
        first.outcome.message,
        'Rails stops when it starts: "Object storage for TYPE must have a bucket specified". The registry stops as well.',
      ],
      fix: fix(
        'Name the bucket in the values of the chart (global.appConfig.<TYPE>.bucket; for the registry, bucket in its storage Secret), or switch the type off (global.appConfig.<TYPE>.enabled: false).',
        [
          upgradeRelease(
            evidence,
            ...types.map((type) => `global.appConfig.${valueName(type)}.bucket=<BUCKET NAME>`),
          ),
        ],
      ),
    }))
  },
}

/** The chart's values are in camel case: terraform_state is terraformState. */
function valueName(section: string): string {
  return section.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
