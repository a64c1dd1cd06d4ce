import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith, stsOfClients } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** `regionendpoint` is meant for S3-compatible servers; Amazon's endpoints follow from the region. */
export const registryRegionEndpointSet: Rule = {
  id: 'registry-region-endpoint-set',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const set = settingsWith(symptoms, 'registry-no-endpoint', 'endpoint-beside-role', 'endpoint-not-aws')
    if (set.length === 0) return []
    const theirs = ['registry'] as const
    const explained = [...set, ...stsOfClients(evidence, symptoms, theirs), ...ofClients(symptoms, theirs)]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry names an endpoint of its own beside a role',
      what: 'With Amazon S3 the endpoint follows from the region. Another server does not know the credentials of a role.',
      why: [
        first.outcome.message,
        'The older drivers (s3, s3aws) send AssumeRoleWithWebIdentity to regionendpoint as well, and end with "WebIdentityErr: failed to retrieve credentials".',
      ],
      fix: registryFix(
        evidence,
        'Remove regionendpoint, unless the bucket is on an S3-compatible server, which needs keys then.',
      ),
    }))
  },
}
