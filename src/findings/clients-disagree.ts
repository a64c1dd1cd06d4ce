import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** By their own rules, GitLab's clients would not all be the same to AWS in this pod. */
export const clientsDisagree: Rule = {
  id: 'clients-disagree',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'client-agreement'))
    const { clients = [] } = podFacts(evidence, 'client-agreement')
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: "GitLab's S3 clients do not take their credentials from the same place",
      what: 'What works for one client of this pod says nothing about the others.',
      why: [
        first.outcome.message,
        ...clients.map(({ id, source, supported, stsHost, note }) =>
          [
            `${id}: ${source}`,
            ...(stsHost === undefined ? [] : [`STS ${stsHost}`]),
            ...(supported ? [] : ['does not support it']),
            ...(note === undefined ? [] : [note]),
          ].join(', '),
        ),
      ],
      fix: fix(
        "Give all of them the role: no keys in the object storage Secret (use_iam_profile: true instead), none in the registry's storage Secret, none in .s3cfg, none in the environment. A client that does not support the source needs a newer GitLab, or keys of its own.",
      ),
    }))
  },
}
