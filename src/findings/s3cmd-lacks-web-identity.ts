import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** s3cmd knows the web identity from 2.2.0 on (s3tools/s3cmd S3/Config.py, role_config), which GitLab 14.4 brought. */
export const s3cmdLacksWebIdentity: Rule = {
  id: 's3cmd-lacks-web-identity',
  cause: 'tool-lacks-irsa-support',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 's3cmd', 'web-identity')
    const explained = sufferedBy(evidence, symptoms, 's3cmd', 'web-identity')
    // Without the token's variable it is not the version that is in the way.
    if (view === undefined || view.source === 'irsa') return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: "s3cmd, which makes the backups, cannot use the service account's role",
      what: 'The role of this pod comes from IRSA. s3cmd in this version cannot use it: it takes the role of the node, or stops with ".s3cfg: None".',
      why: [
        view.note ?? '',
        ...insteadOf(evidence, view),
        'backup-utility takes a bucket that it cannot list for one that is not there, skips it and ends well: such a backup lacks data without an error.',
      ],
      fix: fix(
        steps(
          'Upgrade GitLab to 14.4 or newer, whose toolbox has s3cmd 2.2.0.',
          'Or, from GitLab 14.3 on, let backup-utility work with the AWS CLI, which knows IRSA: S3_TOOL=awscli for the toolbox and its cron job (first command), or --s3tool awscli for one run.',
          'Or put a newer s3cmd into the pod that runs now; the next pod is without it again (second command).',
        ),
        [
          upgradeRelease(evidence, 'gitlab.toolbox.extraEnv.S3_TOOL=awscli'),
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -c toolbox -- pip install --upgrade s3cmd`,
        ],
      ),
    }))
  },
}
