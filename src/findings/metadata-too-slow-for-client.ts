import type { Rule } from '../model/rule.ts'
import { lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** The tools of the backups wait one or two seconds, kiam may take five (uswitch/kiam pkg/aws/metadata). */
export const metadataTooSlowForClient: Rule = {
  id: 'metadata-too-slow-for-client',
  cause: 'imds-unreachable-or-hop-limit',
  diagnose(evidence, symptoms) {
    const views = (['s3cmd', 'awscli'] as const).flatMap((id) => lackOf(evidence, id, 'patience') ?? [])
    const explained = [
      ...sufferedBy(evidence, symptoms, 's3cmd', 'patience'),
      ...sufferedBy(evidence, symptoms, 'awscli', 'patience'),
    ]
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: `The metadata service answers too late for ${listed(views.map(({ id }) => id))}`,
      what: '169.254.169.254 does give this pod credentials, but later than the tools of the backups wait for them. s3cmd then stops with ".s3cfg: None", the AWS CLI with "Unable to locate credentials".',
      why: [
        ...views.flatMap(({ note }) => note ?? []),
        'That time was measured once, in this run: it may be shorter at other times, and backups then work.',
        'backup-utility takes a bucket that it cannot list for one that is not there, skips it and ends well: such a backup lacks data without an error.',
      ],
      fix: fix(
        steps(
          'Find out why it is slow: where kiam or kube2iam answers, look at its pods on this node (first command), their limits of processor time and their way to STS.',
          'Or let backup-utility work with the AWS CLI, which can be told to wait: S3_TOOL=awscli and AWS_METADATA_SERVICE_TIMEOUT (second command).',
          'Better, give the pods their role by IRSA or EKS Pod Identity, which need no metadata service.',
        ),
        [
          `kubectl get pods --all-namespaces -o wide --field-selector spec.nodeName="$(kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.spec.nodeName}')" | grep -E 'kiam|kube2iam'`,
          upgradeRelease(
            evidence,
            'gitlab.toolbox.extraEnv.S3_TOOL=awscli',
            'gitlab.toolbox.extraEnv.AWS_METADATA_SERVICE_TIMEOUT=6',
          ),
        ],
      ),
    }))
  },
}
