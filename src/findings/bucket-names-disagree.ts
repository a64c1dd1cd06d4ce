import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** Backups copy the buckets of the variables, Rails writes to those of gitlab.yml. */
export const bucketNamesDisagree: Rule = {
  id: 'bucket-names-disagree',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const differ = symptoms.filter((record) => isCheck(record, 'bucket-names-agree'))
    if (differ.length === 0) return []
    const uses = (podFacts(evidence, 'bucket-names-agree').differ ?? []).map(({ use }) => use)
    const { shared = [] } = podFacts(evidence, 'buckets-distinct')
    // The wrong name of one use is most often the right one of another.
    const because = shared.length > 0 && shared.every((one) => one.uses.some((use) => uses.includes(use)))
    const explained = [
      ...differ,
      ...symptoms.filter((record) => because && isCheck(record, 'buckets-distinct')),
    ]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: `Variables and gitlab.yml name different buckets for ${listed(uses) || 'the same use'}`,
      what: 'GitLab writes to the one, and backup-utility, which reads the variables, copies the other.',
      why: [
        first.outcome.message,
        'The chart sets both from one value; a variable of its own (extraEnv) or a pod older than the last upgrade has them differ.',
      ],
      fix: fix(
        'Name the bucket once, in global.appConfig.<TYPE>.bucket, remove the variable from gitlab.toolbox.extraEnv, upgrade and restart the pods.',
        [
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> --all -o yaml | grep -n -E 'BUCKET_NAME|bucket:'`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
