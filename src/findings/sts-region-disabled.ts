import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { intendedRole } from './clues/identity.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** STS can be switched off per region in the account settings of IAM. */
export const stsRegionDisabled: Rule = {
  id: 'sts-region-disabled',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = ['RegionDisabledException', 'RegionDisabled'].flatMap((code) =>
      stsRefusals(symptoms, code),
    )
    const { region = '<REGION>', stsHost = 'STS' } = podFacts(evidence, 'region-set')
    const account = intendedRole(evidence).account ?? '<ACCOUNT>'
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'STS is switched off in this region',
      what: `The account ${account} does not use STS in ${region} (${stsHost}).`,
      why: [
        ...awsSays(explained),
        'An administrator of the account has deactivated the endpoint, or the region is one that must be opted into.',
      ],
      fix: fix(
        `In the IAM console of the account ${account}, under Account settings, Security Token Service, activate ${region}. If the region itself is not enabled, enable it (first command), or give the pods another region with AWS_REGION in global.extraEnv and restart them.`,
        [
          `aws account get-region-opt-status --region-name ${region}`,
          `aws account enable-region --region-name ${region}`,
        ],
      ),
    }))
  },
}
