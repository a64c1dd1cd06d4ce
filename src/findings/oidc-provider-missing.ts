import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { intendedRole, intendedRoleArn } from './clues/identity.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf, failure } from './clues/symptoms.ts'
import { neededProviderArn, providerEdit } from './clues/trustFix.ts'
import { awsSays } from './clues/words.ts'

/** "Your account" in AWS's words is the account of the role, which need not be that of the cluster. */
export const oidcProviderMissing: Rule = {
  id: 'oidc-provider-missing',
  cause: 'oidc-provider-missing',
  diagnose(evidence, symptoms) {
    const explained = stsRefusals(symptoms, 'InvalidIdentityToken', /No OpenIDConnect provider found/i)
    return diagnosisOf(explained, (first) => {
      const said = /found in your account for (\S+)/i.exec(failure(first)?.message ?? '')?.[1]
      const issuer = podFacts(evidence, 'token-claims').issuer ?? said ?? '<ISSUER>'
      const account = intendedRole(evidence).account ?? 'the role'
      return {
        confidence: 'certain',
        title: 'IAM has no OIDC provider for this cluster in the account of the role',
        what: `The account ${account} has no OIDC provider for ${issuer}.`,
        why: [
          ...awsSays(explained),
          `"Your account" is the one in AWS_ROLE_ARN (${intendedRoleArn(evidence) ?? 'not known'}), whichever account the cluster is in.`,
        ],
        fix: fix(
          steps(
            `If ${account} is not the account you meant, correct the role annotation of the service account instead.`,
            `Create the provider${neededProviderArn(evidence) === undefined ? '' : ` ${neededProviderArn(evidence)}`} with credentials of that account: eksctl when the cluster is in the same account, else the second command.`,
            'A cluster that was made anew has a new issuer: then the trust policy needs the new one as well.',
          ),
          [
            'eksctl utils associate-iam-oidc-provider --cluster <CLUSTER NAME> --approve',
            `aws iam create-open-id-connect-provider --url ${issuer} --client-id-list sts.amazonaws.com`,
            'aws iam list-open-id-connect-providers --output text',
          ],
          [],
          providerEdit(evidence, ['sts.amazonaws.com']),
        ),
      }
    })
  },
}
