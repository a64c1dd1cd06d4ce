import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/**
 * Session tokens of the global STS endpoint (version 1) are not valid in regions that must be opted into; those
 * of regional endpoints are (IAM User Guide, "Manage AWS STS in an AWS Region").
 */
export const sessionTokenRejected: Rule = {
  id: 'session-token-rejected',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) =>
      failedWith(
        record,
        'InvalidToken',
        'InvalidClientTokenId',
        'InvalidAccessKeyId',
        'UnrecognizedClientException',
      ),
    )
    const { region = '<REGION>', stsHost = 'STS' } = podFacts(evidence, 'region-set')
    const global = /^sts\.amazonaws\.com/.test(stsHost)
    return diagnosisOf(explained, () => ({
      confidence: global ? 'likely' : 'possible',
      title: 'AWS does not accept the session credentials in this region',
      what: `STS (${stsHost}) gave credentials, and a service in ${region} does not take them.`,
      why: [
        ...awsSays(explained),
        'The region must be opted into: either the account has not, or the session came from the global STS endpoint, whose tokens are not valid there. Credentials of another partition (China, GovCloud) look the same, and so does another server in the place of AWS.',
      ],
      fix: fix(
        steps(
          'Let the pods use the regional endpoint: annotation eks.amazonaws.com/sts-regional-endpoints: "true" on the service account (sets AWS_STS_REGIONAL_ENDPOINTS=regional), then restart them.',
          `See that the account has enabled ${region} (command below).`,
          'Or have the account issue global tokens that are valid in all regions (second command).',
        ),
        [
          `aws account get-region-opt-status --region-name ${region}`,
          'aws iam set-security-token-service-preferences --global-endpoint-token-version v2Token',
        ],
      ),
    }))
  },
}
