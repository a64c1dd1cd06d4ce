import type { Rule } from '../model/rule.ts'
import { actionsDenied, areDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { callerArn } from './clues/identity.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** Whoever assumed the role passed a policy along that narrows this session. */
export const sessionPolicyDenies: Rule = {
  id: 'session-policy-denies',
  cause: 'scp-or-boundary-deny',
  diagnose(evidence, symptoms) {
    const denials = denialsIn(symptoms).filter(({ layer }) => layer === 'session')
    if (denials.length === 0) return []
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: 'A session policy narrows the credentials of this pod',
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${areDenied(denials)} by the policy of the session ${denials[0]?.principal ?? callerArn(evidence) ?? ''}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          'IRSA passes no session policy. One comes from whatever made the credentials instead: EKS Pod Identity (a policy of the association), a credentials broker, a login portal, AssumeRole with --policy.',
        ],
        fix: fix(
          "Change the policy where the session is made; the role's own policies need no change. With EKS Pod Identity look at the association, else at the tool that writes the credentials into the pod.",
          ['aws eks list-pod-identity-associations --cluster-name <CLUSTER NAME>'],
        ),
      }),
    ]
  },
}
