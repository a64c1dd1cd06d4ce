import { CREDENTIALS_CHECK } from '../clientChecks.ts'
import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { ClientId } from '../model/words.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

const HEEDING: readonly ClientId[] = ['awscli', 'workhorse', 'registry']

/** A profile that is named has to be there for some clients, whatever else would give credentials. */
export const awsProfileMissing: Rule = {
  id: 'aws-profile-missing',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const views = HEEDING.flatMap((client) =>
      (podFacts(evidence, CREDENTIALS_CHECK[client]).clients ?? []).filter(
        ({ lacks }) => lacks === 'profile',
      ),
    ).filter(({ id }) => symptoms.some((record) => isCheck(record, CREDENTIALS_CHECK[id])))
    const clients = [...new Set(views.map(({ id }) => id))]
    const stop = clients.length === 1 ? 'stops' : 'stop'
    return diagnosisOf(clients.length === 0 ? [] : ofClients(symptoms, clients), () => ({
      confidence: 'certain',
      title: `A profile of AWS is named that is not in this pod, and ${listed(clients)} ${stop} there`,
      what: `${listed(clients)} ${stop} before looking at the role. Rails and s3cmd pass over such a profile, and so does the registry with its first SDK.`,
      why: [
        ...new Set(views.flatMap(({ note }) => note ?? [])),
        'The AWS CLI says "The config profile could not be found", the SDK for Go "failed to get shared config profile".',
      ],
      fix: fix(
        steps(
          'With a role no profile is needed: take AWS_PROFILE and AWS_DEFAULT_PROFILE out of the values (the first command shows where they stand) or out of the image, and upgrade. An empty one is no better: the AWS CLI then looks for a profile without a name.',
          'If the profile is wanted, mount the file that has it as ~/.aws/config.',
          'Restart the pods.',
        ),
        [
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> | grep -n -B 3 -E 'AWS_(DEFAULT_)?PROFILE'`,
          restartPods(evidence),
        ],
        [],
        ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].map((name) => ({
          kind: 'environment' as const,
          name,
          value: null,
        })),
      ),
    }))
  },
}
