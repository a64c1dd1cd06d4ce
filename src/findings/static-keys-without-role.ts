import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { callerArn } from './clues/identity.ts'
import { annotateServiceAccount, restartPods, showRoleAnnotation } from './clues/kubernetes.ts'
import { stsSpeaker } from './clues/speaker.ts'
import { describeKeys } from './clues/staticKeys.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** The keys work, but nobody gave the pod the role that this doctor was called for. */
export const staticKeysWithoutRole: Rule = {
  id: 'static-keys-without-role',
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'static-keys-absent'))
    const caller = callerArn(evidence)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The pod uses static access keys; it has no role',
      what: `The pod has keys (${describeKeys(podFacts(evidence, 'static-keys-absent').keys ?? [])}) and no role.`,
      why: [
        ...(caller === undefined ? [] : [`${stsSpeaker(evidence)} says that the pod is ${caller}.`]),
        'Keys do not expire and are readable to everybody who may read the Secret; a role needs none.',
      ],
      fix: fix(
        'To use a role: annotate the service account, remove the keys from the values and Secrets, restart the pods. Keys left beside a role would hide it.',
        [
          showRoleAnnotation(evidence),
          annotateServiceAccount(evidence, 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'),
          restartPods(evidence),
        ],
      ),
    }))
  },
}
