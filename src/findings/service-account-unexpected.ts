import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { showServiceAccountOfPod, upgradeRelease } from './clues/kubernetes.ts'
import { failedToAssume } from './clues/sts.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { tokenSays } from './clues/token.ts'
import { awsSays } from './clues/words.ts'

/**
 * The chart sets serviceAccountName only when serviceAccount.enabled is true (gitlab-org/charts/gitlab
 * doc/charts/globals.md); otherwise the pod runs as `default`, and what was annotated is somewhere else.
 */
export const serviceAccountUnexpected: Rule = {
  id: 'service-account-unexpected',
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  diagnose(evidence, symptoms) {
    const wrong = symptoms.filter((record) => isCheck(record, 'token-service-account'))
    if (wrong.length === 0) return []
    const denied = failedToAssume(symptoms)
    const explained = [...wrong, ...denied]
    return diagnosisOf(explained, (first) => ({
      confidence: failedWith(first, 'unexpected-service-account')
        ? 'certain'
        : denied.length > 0
          ? 'likely'
          : 'possible',
      title: 'The pod runs as another service account than it should',
      what: described(evidence),
      why: [
        first.outcome.message,
        ...tokenSays(evidence),
        ...awsSays(denied),
        ...(denied.length === 0
          ? []
          : ['Deduced: the role trusts the service account that was meant, not the one that the pod has.']),
      ],
      fix: fix(adviceFor(first, evidence), [
        showServiceAccountOfPod(evidence),
        upgradeRelease(
          evidence,
          'global.serviceAccount.enabled=true',
          'global.serviceAccount.create=false',
          `global.serviceAccount.name=${podFacts(evidence, 'token-service-account').expected ?? '<SERVICE ACCOUNT>'}`,
        ),
      ]),
    }))
  },
}

function described(evidence: Evidence): string {
  const { namespace, serviceAccount, expected, podNamespace } = podFacts(evidence, 'token-service-account')
  const is = `The token is for the service account ${serviceAccount ?? 'unknown'} in the namespace ${namespace ?? 'unknown'}`
  if (expected !== undefined && expected !== serviceAccount) return `${is}; expected was ${expected}.`
  if (podNamespace !== undefined && podNamespace !== namespace)
    return `${is}, but the pod is in ${podNamespace}.`
  return `${is}.`
}

function adviceFor(record: CheckRecord, evidence: Evidence): string {
  if (failedWith(record, 'namespace-mismatch')) {
    return 'The token was not issued for this pod. Remove AWS_WEB_IDENTITY_TOKEN_FILE and any volume that brings in a foreign token, and restart the pods: the webhook mounts the right one.'
  }
  const role = intendedRoleArn(evidence)
  return steps(
    'Set global.serviceAccount.enabled: true and its name in the values (second command). With enabled: false the chart ignores name and annotations, and pods run as "default".',
    'Sub-charts have their own serviceAccount values, which win; GitLab Operator runs webservice as gitlab-app-anyuid: annotate and trust that account too.',
    `Or let the role${role === undefined ? '' : ` ${role}`} trust the service account above, if that is the one you want.`,
  )
}
