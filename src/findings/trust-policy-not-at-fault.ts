import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { diagnosis } from './clues/symptoms.ts'
import { tokenSays } from './clues/token.ts'
import { trustStudy } from './clues/trustDocument.ts'
import { showTrustPolicy } from './clues/trustFix.ts'
import { awsSays, listed } from './clues/words.ts'

/** STS says no, and the trust policy that was given says yes: another one is in force, or something above it. */
export const trustPolicyNotAtFault: Rule = {
  id: 'trust-policy-not-at-fault',
  cause: 'role-arn-wrong-or-missing-role',
  diagnose(evidence, symptoms) {
    const study = trustStudy(evidence, symptoms)
    if (study === undefined || study.verdict.outcome === 'deny') return []
    const { document, refused, verdict } = study
    const role = intendedRoleArn(evidence) ?? 'the role'
    const unknown = verdict.dependsOn
    return [
      diagnosis(refused, {
        confidence: 'likely',
        title: 'The given trust policy lets this token in, and AWS does not',
        what: `${document.file} allows what AWS refused: to assume ${role}.`,
        why: [
          ...awsSays(refused),
          unknown.length === 0
            ? `Proven: ${document.file} allows AssumeRoleWithWebIdentity to this token.`
            : `Deduced: the claims of the token meet ${document.file}; the condition on ${listed(unknown)} does not follow from the report and may be what refuses.`,
          ...tokenSays(evidence),
        ],
        fix: fix(
          `What is left, in this order:\n${steps(
            ...(unknown.length === 0 ? [] : [`the condition on ${listed(unknown)}`]),
            `the role that the pod names is not the one whose policy was given, or does not exist: ${role}, path included (command below)`,
            'the policy was changed less than a minute ago',
            "a resource control policy of the role's organization that denies sts:AssumeRoleWithWebIdentity",
            'the policy of a VPC endpoint for STS',
          )}`,
          [showTrustPolicy(evidence)],
        ),
      }),
    ]
  },
}
