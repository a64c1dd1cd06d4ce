import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** `ExpiredToken` is about a session (up to 12 hours), not about the web identity token. */
export const sessionCredentialsExpired: Rule = {
  id: 'session-credentials-expired',
  cause: 'token-expired',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'ExpiredToken', 'TokenRefreshRequired'))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The session credentials have expired',
      what: `The credentials (source: ${evidence.probedAs.source}) belonged to a session that is over.`,
      why: [
        ...awsSays(explained),
        'The role and its policies are not the cause: the same request with fresh credentials would be looked at again.',
      ],
      fix: fix(
        'With IRSA the doctor asks for a new session in each run, so this comes from stored session credentials (AWS_SESSION_TOKEN, a credentials file) or from a run that outlived its session: remove the stored ones and run again. If GitLab itself logs this after an hour of work, its client does not renew; a restart of the pods helps until the next hour, an upgrade for good.',
        ['env | grep -o -E "^AWS_(SESSION_TOKEN|PROFILE|SHARED_CREDENTIALS_FILE)"', restartPods(evidence)],
      ),
    }))
  },
}
