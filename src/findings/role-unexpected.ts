import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { accountIn, callerAccount, callerArn, intendedRoleArn } from './clues/identity.ts'
import { annotateServiceAccount, restartPods, showRoleAnnotation } from './clues/kubernetes.ts'
import { stsSpeaker } from './clues/speaker.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'
import { deniedBecauseOfIdentity } from './clues/wrongIdentity.ts'

/** AWS knows the pod as somebody else than the operator intends. */
export const roleUnexpected: Rule = {
  id: 'role-unexpected',
  cause: 'role-arn-wrong-or-missing-role',
  diagnose(evidence, symptoms) {
    const wrong = symptoms.filter((record) => isCheck(record, 'expected-role'))
    if (wrong.length === 0) return []
    const denied = deniedBecauseOfIdentity(symptoms)
    const expected =
      podFacts(evidence, 'expected-role').expectedRoleArn ?? intendedRoleArn(evidence) ?? '<ROLE ARN>'
    const caller = callerArn(evidence) ?? 'somebody else'
    return diagnosisOf([...wrong, ...denied], () => ({
      confidence: 'certain',
      title: 'The pod is another role than expected',
      what: `Expected is ${expected}; ${stsSpeaker(evidence)} says that the pod is ${caller}.`,
      why: [
        ...awsSays(denied),
        'The credentials are good, but they are those of another role: its policies are what counts.',
        ...differingAccounts(expected, caller),
        ...(denied.length === 0 ? [] : ['Deduced: the denials of buckets follow from that.']),
      ],
      fix: fix(advice(evidence), [
        showRoleAnnotation(evidence),
        annotateServiceAccount(evidence, arnOf(expected, callerAccount(evidence))),
        restartPods(evidence),
      ]),
    }))
  },
}

function differingAccounts(expected: string, caller: string): readonly string[] {
  const [meant, actual] = [accountIn(expected), accountIn(caller)]
  if (meant === undefined || actual === undefined || meant === actual) return []
  return [`The accounts differ: ${meant} is expected, it is ${actual}.`]
}

/** `--expect-role` may be a bare name. */
function arnOf(role: string, account: string | undefined): string {
  return role.startsWith('arn:') ? role : `arn:aws:iam::${account ?? '<ACCOUNT>'}:role/${role}`
}

function advice(evidence: Evidence): string {
  return evidence.probedAs.source === 'irsa'
    ? "Give the service account of the pod the expected role and restart the pods. In the chart, annotations of global.serviceAccount replace those of a component's own serviceAccount: a role per component works only without a global one."
    : `These credentials come from ${evidence.probedAs.source}, which is asked before the web identity. Remove that source from the pod and restart it.`
}
