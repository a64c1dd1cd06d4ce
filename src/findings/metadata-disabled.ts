import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { restartPods, showRoleAnnotation, upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { observed } from './clues/words.ts'

/**
 * Roles by kube2iam, kiam and the node all come from 169.254.169.254, where the SDKs do not look with this variable (AWS
 * SDKs and Tools Reference Guide, "IMDS client"). IRSA and EKS Pod Identity do without.
 */
export const metadataDisabled: Rule = {
  id: 'metadata-disabled',
  cause: 'imds-unreachable-or-hop-limit',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'no-credentials'))
    const forbidden = explained.some(
      (record) =>
        isCheck(record, 'credential-source') &&
        failure(record)?.details?.Setting === 'AWS_EC2_METADATA_DISABLED',
    )
    return diagnosisOf(forbidden ? explained : [], () => ({
      // Whoever has IRSA or Pod Identity often forbids the metadata service on purpose.
      confidence: 'possible',
      title: 'The pod is told not to ask the metadata service, and has no other source of credentials',
      what: 'AWS_EC2_METADATA_DISABLED is true in this pod, and no variable names a role or a key. So a role by kube2iam, kiam or the node never reaches it.',
      why: [
        ...observed(explained),
        'The doctor heeds the variable as the SDKs do, so whether the metadata service would give a role is not known. Not every program does: s3cmd asks all the same, so backups may work where other clients get nothing.',
      ],
      fix: fix(
        steps(
          'If the role is to come from IRSA or EKS Pod Identity, the variable does no harm and should stay: what is missing is the annotation of the service account (first command), or the association. See no-aws-role.',
          'If it is to come from kube2iam, kiam or the node, take the variable out of extraEnv and of the image (third command sets it to false), and restart the pods.',
        ),
        [
          showRoleAnnotation(evidence),
          'printenv AWS_EC2_METADATA_DISABLED   # in the pod',
          upgradeRelease(evidence, 'global.extraEnv.AWS_EC2_METADATA_DISABLED=false'),
          restartPods(evidence),
        ],
        [],
        [{ kind: 'environment', name: 'AWS_EC2_METADATA_DISABLED', value: null }],
      ),
    }))
  },
}
