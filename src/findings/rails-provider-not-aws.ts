import type { Rule } from '../model/rule.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The Secret of another cloud, in a pod that was given a role of AWS. */
export const railsProviderNotAws: Rule = {
  id: 'rails-provider-not-aws',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'rails-provider', 'other-provider')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "Rails stores in another cloud than this pod's role is for",
      what: "This pod has a role of AWS, and Rails' connection names another provider.",
      why: [
        first.outcome.message,
        'Rails uses neither the role nor the buckets of AWS as long as this connection is there.',
      ],
      fix: connectionFix(
        evidence,
        'If the objects are to be in AWS, replace the connection. If they are not, this pod needs no role of AWS.',
      ),
    }))
  },
}
