import { podFacts } from '../evidence.ts'
import type { ClientView } from '../model/clientView.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { annotateServiceAccount, restartPods } from './clues/kubernetes.ts'
import { ofClients } from './clues/ofClients.ts'
import { roleConfigured } from './clues/staticKeys.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** Neither fog-aws nor s3cmd reads ~/.aws; the AWS SDKs do. */
export const railsIgnoresSharedCredentials: Rule = {
  id: 'rails-ignores-shared-credentials',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const { clients = [], identities = [] } = podFacts(evidence, 'client-agreement')
    const reader = clients.find(({ source }) => source === 'shared-file')
    const nobody = ({ identity }: ClientView) =>
      identities.every(({ id, callerArn }) => id !== identity || callerArn === undefined)
    const lost = clients.filter((view) => view.source === 'imds' && nobody(view)).map(({ id }) => id)
    if (reader === undefined || lost.length === 0 || roleConfigured(evidence)) return []
    const without = symptoms.filter((record) => isCheck(record, 'credential-source', 'caller-identity'))
    return diagnosisOf([...without, ...ofClients(symptoms, lost)], (first) => ({
      confidence: 'certain',
      title: `The access keys of this pod are in a file that ${listed(lost)} ${lost.length === 1 ? 'does' : 'do'} not read`,
      what: `${reader.keys?.file ?? '~/.aws/credentials'} has keys, which ${reader.id} finds. GitLab's other clients look for a role, and there is none.`,
      why: [
        first.outcome.message,
        'fog-aws reads no file of ~/.aws in any version, and the releases of s3cmd in GitLab do not either.',
      ],
      fix: fix(
        'Give the pod a role and remove the file: annotate the service account, remove AWS_PROFILE and AWS_SHARED_CREDENTIALS_FILE from extraEnv and the volume with the keys, restart the pods.',
        [annotateServiceAccount(evidence, 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'), restartPods(evidence)],
      ),
    }))
  },
}
