import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The AWS CLI asks the EKS Pod Identity agent from 1.30.0 and 2.15.0 on (EKS User Guide, pod-id-minimum-sdk). */
export const awscliLacksPodIdentity: Rule = {
  id: 'awscli-lacks-pod-identity',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'awscli', 'pod-identity')
    const explained = sufferedBy(evidence, symptoms, 'awscli', 'pod-identity')
    if (view === undefined) return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The AWS CLI in this pod does not know EKS Pod Identity',
      what: `The role of this pod comes from EKS Pod Identity, and the AWS CLI ${view.version ?? 'here'} does not ask its agent.`,
      why: [
        view.note ?? '',
        ...insteadOf(evidence, view),
        'backup-utility works with the AWS CLI where S3_TOOL=awscli or --s3tool awscli says so, and so does whoever follows the chart document by hand.',
      ],
      fix: fix(
        steps(
          'Upgrade GitLab, whose toolbox then has an AWS CLI of 1.30.0 or newer.',
          'Or give the service account of the toolbox its role by IRSA, which this AWS CLI knows: the annotation eks.amazonaws.com/role-arn, and no association.',
          'Restart the toolbox.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -c toolbox -- aws --version`,
          `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=toolbox`,
        ],
      ),
    }))
  },
}
