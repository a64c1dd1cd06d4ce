import type { Rule } from '../model/rule.ts'
import { failureOf, viewOf } from './clues/clientKeys.ts'
import { fix } from './clues/fix.ts'
import { annotateServiceAccount, restartPods } from './clues/kubernetes.ts'
import { ofClients } from './clues/ofClients.ts'
import { roleConfigured } from './clues/staticKeys.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** fog-aws does not look at AWS_ACCESS_KEY_ID (fog/fog-aws lib/fog/aws/credential_fetcher.rb). */
export const railsIgnoresEnvironmentKeys: Rule = {
  id: 'rails-ignores-environment-keys',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const keys = symptoms.filter((record) => isCheck(record, 'static-keys-absent'))
    const rails = viewOf(evidence, 'rails')
    const lost =
      rails !== undefined && rails.source !== 'static-config' && failureOf(evidence, rails) !== undefined
    if (keys.length === 0 || !lost || roleConfigured(evidence)) return []
    const explained = [...keys, ...ofClients(symptoms, ['rails'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The access keys of this pod are in variables, which Rails does not read',
      what: 'The AWS CLI, s3cmd and Workhorse take AWS_ACCESS_KEY_ID; Rails knows only its connection and roles, and there is no role.',
      why: [
        first.outcome.message,
        ...[failureOf(evidence, rails)].flatMap((refused) =>
          refused === undefined ? [] : `rails (${rails?.source}): ${refused.message}`,
        ),
      ],
      fix: fix(
        'Give the pod a role and remove the keys: annotate the service account, remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY from extraEnv and extraEnvFrom, restart the pods; the connection keeps use_iam_profile: true.',
        [annotateServiceAccount(evidence, 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'), restartPods(evidence)],
      ),
    }))
  },
}
