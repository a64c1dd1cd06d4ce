import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** "Do NOT include `endpoint`" (GitLab chart, doc/advanced/external-object-storage/aws-iam-roles.md). */
export const workhorseEndpointSet: Rule = {
  id: 'workhorse-endpoint-set',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const set = settingsWith(symptoms, 'rails-no-endpoint', 'endpoint-beside-role')
    if (set.length === 0) return []
    const explained = [...set, ...ofClients(symptoms, ['workhorse'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: 'An endpoint stands beside the role, where Workhorse may ask for the role too',
      what: "The connection names AWS's own host as endpoint. Older releases of Workhorse send AssumeRoleWithWebIdentity there, which S3 does not know.",
      why: [
        first.outcome.message,
        'Workhorse then fails with "WebIdentityErr: failed to retrieve credentials", while Rails works. With the second SDK, from GitLab 17.4 on, it does not; the chart\'s documentation still says not to set it.',
      ],
      fix: connectionFix(
        evidence,
        'Remove endpoint (and host) from the connection: the host follows from the region.',
      ),
    }))
  },
}
