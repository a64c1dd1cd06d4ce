import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** Signature version 2 knows no session tokens as roles have them, and S3's newer regions never took it. */
export const registryV4authOff: Rule = {
  id: 'registry-v4auth-off',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'registry-region') && failedWith(record, 'v4auth-off'),
    )
    const { path = "the registry's configuration" } = podFacts(evidence, 'registry-region')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry is told to sign in the old way (v4auth: false)',
      what: `${path} has v4auth: false.`,
      why: [first.outcome.message, 'The driver refuses this for Amazon S3; GitLab 18.0 removed it.'],
      fix: fix(
        "Set v4auth: true in the registry's storage Secret (or remove the line), upgrade, and restart the registry.",
        [`kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`],
      ),
    }))
  },
}
