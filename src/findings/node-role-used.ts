import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { parseRoleArn } from '../policy/arn.ts'
import { fix, steps } from './clues/fix.ts'
import { callerArn, intendedRoleArn } from './clues/identity.ts'
import {
  annotateServiceAccount,
  restartPods,
  showRoleAnnotation,
  showServiceAccountOfPod,
} from './clues/kubernetes.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'
import { deniedBecauseOfIdentity, identityMismatches, principalsIn } from './clues/wrongIdentity.ts'

/**
 * Without a role of its own, a pod that reaches the instance metadata gets the role of the node, and no error
 * tells of it. The session of an instance profile is named after the instance (`i-…`).
 */
export const nodeRoleUsed: Rule = {
  id: 'node-role-used',
  cause: 'node-role-used-instead',
  diagnose(evidence, symptoms) {
    const denied = deniedBecauseOfIdentity(symptoms)
    const caller = nodeIdentity(evidence, denied)
    const named = symptoms.some((record) => isCheck(record, 'not-node-role'))
    if (!named && caller === undefined) return []
    const explained = [...identityMismatches(symptoms), ...denied]
    const role = intendedRoleArn(evidence)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The pod works with the role of its node',
      what: `The pod is ${caller ?? callerArn(evidence) ?? 'the node'} to AWS: the role of the EC2 instance${role === undefined ? '' : `, not ${role}`}.`,
      why: [
        ...awsSays(denied),
        'The session is named after an EC2 instance (i-…), which only an instance profile does: nothing else gave the pod credentials, so it took those of the node.',
      ],
      fix: fix(
        steps(
          'Let the pod run as the service account that carries the role (global.serviceAccount.enabled: true), and let that carry the annotation eks.amazonaws.com/role-arn.',
          'Restart the pods: the webhook acts when a pod is created.',
          "Then take the node's metadata away from pods (hop limit 1), so that this cannot happen unnoticed again. Do not give the node's role access to the buckets: every pod of the node would have it.",
        ),
        [
          showServiceAccountOfPod(evidence),
          showRoleAnnotation(evidence),
          annotateServiceAccount(evidence, role ?? 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'),
          restartPods(evidence),
        ],
      ),
    }))
  },
}

/** The caller, or the principal of a denial, when it is an instance's session. */
function nodeIdentity(evidence: Evidence, denied: readonly CheckRecord[]): string | undefined {
  return [callerArn(evidence) ?? '', ...principalsIn(denied)].find((arn) =>
    /^i-[0-9a-f]{8,17}$/.test(parseRoleArn(arn)?.session ?? ''),
  )
}
