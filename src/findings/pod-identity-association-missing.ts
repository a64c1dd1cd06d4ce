import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods, serviceAccountOf, showServiceAccountOfPod } from './clues/kubernetes.ts'
import {
  agentSays,
  createAssociation,
  listAssociations,
  podIdentityFailed,
  tokenIsOf,
} from './clues/podIdentity.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'

/** The pod was set up for Pod Identity, and its service account has no association, or none any more. */
export const podIdentityAssociationMissing: Rule = {
  id: 'pod-identity-association-missing',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter((record) =>
      failedWith(record, 'ResourceNotFoundException'),
    )
    const [namespace, account] = [namespaceOf(evidence), serviceAccountOf(evidence)]
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'No Pod Identity association gives this service account a role',
      what: `EKS finds no association for the service account ${account} in the namespace ${namespace}.`,
      why: [
        ...agentSays(explained),
        ...tokenIsOf(evidence),
        'The variables of the pod were set when it was created. The association has been deleted since, or it names another namespace or service account, or the variables were set by hand.',
      ],
      fix: fix(
        steps(
          'Compare with the associations that there are (first command; <CLUSTER NAME> is the name of the EKS cluster). Namespace and name are case-sensitive and know no wildcards.',
          'Create the one that is missing (second command, with the role that GitLab is to have), or let the pod run as the service account that has one.',
          'Restart the pods: what an association changes, only new pods get to see.',
        ),
        [
          listAssociations(evidence).replace(/ --service-account \S+/, ''),
          createAssociation(evidence),
          showServiceAccountOfPod(evidence),
          restartPods(evidence),
        ],
      ),
    }))
  },
}
