import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { restartPods, upgradeRelease } from './clues/kubernetes.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** STS takes 2 to 64 of certain characters as the name of a session (AWS STS API Reference, RoleSessionName). */
export const roleSessionNameMalformed: Rule = {
  id: 'role-session-name-malformed',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = stsRefusals(symptoms, 'ValidationError', /at 'roleSessionName' failed/)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'AWS_ROLE_SESSION_NAME is not a name that STS takes',
      what: 'The variable AWS_ROLE_SESSION_NAME of this pod names its sessions, and STS refuses the name before it looks at the token.',
      why: [
        ...awsSays(explained),
        'A session name has 2 to 64 letters, digits and characters of _+=,.@- and no blank, slash or colon.',
        's3cmd names its session by itself, so backups may work where other clients get nothing.',
      ],
      fix: fix(
        'Correct the variable where it is set (extraEnv in the values of the GitLab chart), or take it away: only Rails with fog-aws 3.7.0 or 3.8.0 needs it. Then restart the pods.',
        [
          'printenv AWS_ROLE_SESSION_NAME   # in the pod',
          upgradeRelease(evidence, 'global.extraEnv.AWS_ROLE_SESSION_NAME=gitlab'),
          restartPods(evidence),
        ],
        [],
        [{ kind: 'environment', name: 'AWS_ROLE_SESSION_NAME', value: 'gitlab' }],
      ),
    }))
  },
}
