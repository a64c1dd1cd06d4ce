import type { Rule } from '../model/rule.ts'
import { lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** A profile that is named has to be there for the AWS CLI, whatever else would give credentials. */
export const awscliProfileMissing: Rule = {
  id: 'awscli-profile-missing',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'awscli', 'profile')
    const name = view?.note?.split(' ')[0] === 'AWS_DEFAULT_PROFILE' ? 'AWS_DEFAULT_PROFILE' : 'AWS_PROFILE'
    return diagnosisOf(sufferedBy(evidence, symptoms, 'awscli', 'profile'), () => ({
      confidence: 'certain',
      title: `${name} names a profile that is not in this pod`,
      what: 'The AWS CLI ends with "The config profile could not be found" before it looks at the role. Other clients of GitLab pass over a profile that is not there.',
      why: [
        view?.note ?? '',
        'backup-utility works with the AWS CLI where S3_TOOL=awscli or --s3tool awscli says so, and so does whoever follows the chart document by hand.',
      ],
      fix: fix(
        steps(
          'With a role no profile is needed: take the variable out of the values (the first command shows where it stands) or out of the image, and upgrade. An empty one is no better: the AWS CLI then looks for a profile without a name.',
          'If the profile is wanted, mount the file that has it as ~/.aws/config.',
          'Restart the pods.',
        ),
        [
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> | grep -n -B 3 ${name}`,
          restartPods(evidence),
        ],
        [],
        [{ kind: 'environment', name, value: null }],
      ),
    }))
  },
}
