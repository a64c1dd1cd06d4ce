import { podFacts } from '../evidence.ts'
import type { ClientView } from '../model/clientView.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { namespaceOf, restartPods, serviceAccountOf } from './clues/kubernetes.ts'
import { CREDENTIALS_CHECKS } from './clues/ofClients.ts'
import { listAssociations } from './clues/podIdentity.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** fog-aws takes container credentials before the web identity, the SDKs for Go and the AWS CLI the other way round. */
export const podIdentityBesideIrsa: Rule = {
  id: 'pod-identity-beside-irsa',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const { clients = [] } = podFacts(evidence, 'client-agreement')
    const [irsa, podIdentity] = [taking(clients, 'irsa'), taking(clients, 'pod-identity')]
    if (irsa.length === 0 || podIdentity.length === 0) return []
    if (irsa.length + podIdentity.length !== clients.length) return []
    const explained = symptoms.filter((record) => isCheck(record, 'client-agreement', ...CREDENTIALS_CHECKS))
    const role = intendedRoleArn(evidence) ?? 'the role in AWS_ROLE_ARN'
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The pod has both IRSA and EKS Pod Identity',
      what: `${listed(podIdentity)} would take the role of the Pod Identity association, ${listed(irsa)} would be ${role}. If these are two roles, a part of GitLab works with each.`,
      why: [
        first.outcome.message,
        'EKS gives a pod one or the other: with an association, the annotation eks.amazonaws.com/role-arn is not looked at. So the variables of one of them were set by hand.',
      ],
      fix: fix(
        steps(
          'Decide for one. IRSA if backups are made with s3cmd, which does not know Pod Identity.',
          'To keep Pod Identity, remove AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE from extraEnv and extraEnvFrom. To keep IRSA, remove AWS_CONTAINER_CREDENTIALS_FULL_URI and AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE from there, and delete the association if there is one (<CLUSTER NAME> is the name of the EKS cluster).',
          'Restart the pods.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get deployment -o yaml | grep -n -A1 -E 'AWS_ROLE_ARN|AWS_WEB_IDENTITY|AWS_CONTAINER_'`,
          `kubectl -n ${namespaceOf(evidence)} get serviceaccount ${serviceAccountOf(evidence)} -o yaml`,
          listAssociations(evidence),
          restartPods(evidence),
        ],
      ),
    }))
  },
}

function taking(clients: readonly ClientView[], source: ClientView['source']): readonly string[] {
  return clients.filter((client) => client.source === source).map(({ id }) => id)
}
