import { CREDENTIALS_CHECK } from '../clientChecks.ts'
import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/**
 * Where the instance demands a token (HttpTokens=required), clients that ask without one get HTTP 401. s3cmd asks with one
 * from 2.3.0 on, fog-aws from 3.6.4 (gitlab-org/gitlab#287816).
 */
export const clientLacksImdsv2: Rule = {
  id: 'client-lacks-imdsv2',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const lacking = viewsLacking(evidence).filter(({ id }) =>
      symptoms.some((record) => isCheck(record, CREDENTIALS_CHECK[id])),
    )
    const ids = [...new Set(lacking.map(({ id }) => id))]
    const explained = ids.length === 0 ? [] : ofClients(symptoms, ids)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `${listed(ids)} cannot talk to the metadata service of this node`,
      what: 'The instance metadata service gives its answers only to those who show a token (IMDSv2), and these clients are too old to ask for one.',
      why: [
        ...lacking.flatMap(({ note }) => note ?? []),
        'Asked without a token, 169.254.169.254 answers HTTP 401 here.',
      ],
      fix: fix(
        steps(
          'Give the pods a role of their own instead of the one of the node: IRSA or EKS Pod Identity, as far as these versions know them.',
          'Or upgrade GitLab: s3cmd 2.3.0 came with about 15.5, and fog-aws 3.6.4 is older than that.',
          'Or, until then, let the instances answer without a token (first command, for each instance; the launch template for new ones). That weakens them against server-side request forgery.',
        ),
        [
          'aws ec2 modify-instance-metadata-options --instance-id <INSTANCE ID> --http-tokens optional --http-put-response-hop-limit 2',
        ],
      ),
    }))
  },
}

function viewsLacking(evidence: Evidence) {
  return Object.values(CREDENTIALS_CHECK).flatMap((check) =>
    (podFacts(evidence, check).clients ?? []).filter(({ lacks }) => lacks === 'imdsv2'),
  )
}
