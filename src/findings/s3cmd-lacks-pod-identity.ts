import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { isUnserved, ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** s3cmd knows no container credentials in any version (s3tools/s3cmd S3/Config.py, role_config). */
export const s3cmdLacksPodIdentity: Rule = {
  id: 's3cmd-lacks-pod-identity',
  cause: 'tool-lacks-irsa-support',
  diagnose(evidence, symptoms) {
    const { clients = [] } = podFacts(evidence, 'client-agreement')
    const s3cmd = clients.find(({ id }) => id === 's3cmd')
    const others = clients.filter(({ id }) => id !== 's3cmd')
    if (s3cmd?.lacks !== 'pod-identity' || !others.every(({ source }) => source === 'pod-identity')) return []
    const told =
      isUnserved(symptoms, 's3cmd') || symptoms.some((record) => isCheck(record, 'client-agreement'))
    const explained = told ? ofClients(symptoms, ['s3cmd']) : []
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 's3cmd, which makes the backups, does not know EKS Pod Identity',
      what: 'The role of this pod comes from EKS Pod Identity. s3cmd cannot use it: it would take the role of the node, or stop with ".s3cfg: None".',
      why: [
        first.outcome.message,
        's3cmd looks for keys in .s3cfg and in the environment, then for AWS_ROLE_ARN, then at the metadata of the instance; no version asks for container credentials.',
        'backup-utility takes a bucket that it cannot list for one that is not there, skips it and ends well: such a backup lacks data without an error.',
      ],
      fix: fix(
        steps(
          'Let the toolbox work with the AWS CLI, which knows Pod Identity from versions 1.30.0 and 2.15.0: S3_TOOL=awscli for the toolbox and its cron job (first command), or --s3tool awscli for one run.',
          'Or stay with s3cmd and give the service account of the toolbox its role by IRSA, which s3cmd knows from version 2.2.0 (GitLab 14.4).',
        ),
        [
          upgradeRelease(evidence, 'gitlab.toolbox.extraEnv.S3_TOOL=awscli'),
          'aws --version; backup-utility --s3tool awscli   # in the toolbox',
        ],
      ),
    }))
  },
}
