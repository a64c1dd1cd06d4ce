import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { annotateServiceAccount, restartPods, showServiceAccountOfPod } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { deniedBecauseOfIdentity, identityMismatches } from './clues/wrongIdentity.ts'

/** EKS looks at the annotation of the service account (gitlab-org/charts/gitlab#2710). */
export const roleAnnotatedOnPod: Rule = {
  id: 'role-annotated-on-pod',
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  diagnose(evidence, symptoms) {
    const annotated = symptoms.filter((record) => isCheck(record, 'role-annotation'))
    if (annotated.length === 0) return []
    const { roleArn = 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>' } = podFacts(evidence, 'role-annotation')
    const missed = annotated.some(({ outcome }) => outcome.status === 'fail')
    const consequences = missed
      ? [
          ...symptoms.filter((record) => failedWith(record, 'no-credentials')),
          ...identityMismatches(symptoms),
          ...deniedBecauseOfIdentity(symptoms),
        ]
      : []
    return diagnosisOf([...annotated, ...consequences], (first) => ({
      confidence: 'certain',
      title: "The role's annotation stands on the pod, where it does nothing",
      what: `The pod carries eks.amazonaws.com/role-arn: ${roleArn}. EKS reads that annotation from the service account only, so the pod does not get this role by it.`,
      why: [
        first.outcome.message,
        'Charts 4.11 and 4.12 had global.platform.eksRoleArn, which annotated the pods; chart 5.0 removed it.',
      ],
      fix: fix(
        steps(
          'Annotate the service account that the pod runs as (first two commands), or set global.serviceAccount.annotations in the values of the chart.',
          'Restart the pods: the role is handed out when a pod is created.',
        ),
        [showServiceAccountOfPod(evidence), annotateServiceAccount(evidence, roleArn), restartPods(evidence)],
      ),
    }))
  },
}
