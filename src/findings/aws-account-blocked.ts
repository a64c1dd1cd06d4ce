import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { accountIn, callerAccount, intendedRoleArn } from './clues/identity.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** What S3 says of an account as such (Amazon S3 API Reference, "Error responses"). */
const OF_THE_ACCOUNT = ['AccountProblem', 'NotSignedUp', 'InvalidPayer']
/** "You are not subscribed to this service": a matter of the account as well, or of a region it has not enabled. */
const NOT_SUBSCRIBED = ['OptInRequired']

/** AWS serves this account no more, or not yet: nothing in the cluster changes that. */
export const awsAccountBlocked: Rule = {
  id: 'aws-account-blocked',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, ...OF_THE_ACCOUNT, ...NOT_SUBSCRIBED))
    return diagnosisOf(explained, () => ({
      confidence: isSaidPlainly(explained) ? 'certain' : 'likely',
      title: 'AWS does not serve an account',
      what: 'AWS turns the requests away because of an account, not because of a permission.',
      why: [
        ...awsSays(explained),
        `So AWS answers for accounts that are suspended (usually an unpaid bill), closed, or not yet signed up for the service. It is that of the role, ${accountOf(evidence)}, or that of the bucket where it is another one.`,
      ],
      fix: fix(
        steps(
          'Sign in to the AWS console as the owner of the account: open bills and notices stand under Billing and Account.',
          'If nothing is open there, ask AWS Support with the request id above.',
          'If the region must be opted into, enable it for the account (last command shows whether it is).',
        ),
        [
          `aws organizations describe-account --account-id ${accountOf(evidence)} --query Account.Status   # in the management account`,
          `aws account get-region-opt-status --region-name ${evidence.pod.region ?? '<REGION>'}`,
        ],
      ),
    }))
  },
}

function isSaidPlainly(records: readonly CheckRecord[]): boolean {
  return records.some((record) => failedWith(record, 'AccountProblem', 'NotSignedUp'))
}

function accountOf(evidence: Evidence): string {
  return callerAccount(evidence) ?? accountIn(intendedRoleArn(evidence) ?? '') ?? '<ACCOUNT>'
}
