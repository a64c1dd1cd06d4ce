import type { Rule } from '../model/rule.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Another server does not know the credentials that a role gives. */
export const railsEndpointNotAws: Rule = {
  id: 'rails-endpoint-not-aws',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'rails-no-endpoint', 'endpoint-not-aws')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Rails goes to a server that is not AWS, with a role of AWS',
      what: "The endpoint of Rails' connection is not AWS's, and use_iam_profile gives it credentials that only AWS knows.",
      why: [
        first.outcome.message,
        'A left-over of MinIO or of another S3-compatible server; what this run found out about buckets in AWS says nothing about Rails.',
      ],
      fix: connectionFix(
        evidence,
        'For AWS remove endpoint, host and path_style: the host follows from the region. To stay with the other server, give it its own keys and remove use_iam_profile.',
      ),
    }))
  },
}
