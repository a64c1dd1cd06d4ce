import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { Confidence } from '../model/words.ts'
import { fix } from './clues/fix.ts'
import {
  annotateServiceAccount,
  restartPods,
  showRoleAnnotation,
  showServiceAccountOfPod,
  upgradeRelease,
} from './clues/kubernetes.ts'
import { metadataOf } from './clues/metadataFamily.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { observed } from './clues/words.ts'

const ROLE_ARN = 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'

/**
 * No variable, no file and no metadata service gives the pod credentials. With the chart's defaults
 * (serviceAccount.enabled: false) pods run as `default` and every annotation in the values is ignored
 * (gitlab-org/charts/gitlab doc/charts/globals.md).
 */
export const noAwsRole: Rule = {
  id: 'no-aws-role',
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'no-credentials'))
    if (!explained.some((record) => isCheck(record, 'credential-source', 'caller-identity'))) return []
    const service = metadataSaid(evidence, explained)
    return diagnosisOf(explained, () => ({
      confidence: service.confidence,
      title: 'The pod has no AWS role and no keys',
      what: 'Nothing in this pod gives it credentials: neither AWS_ROLE_ARN with AWS_WEB_IDENTITY_TOKEN_FILE, nor a container credential address, nor keys.',
      why: [
        ...observed(explained),
        ...service.why,
        "Deduced: the service account has no eks.amazonaws.com/role-arn annotation, or the pod does not run as that account (serviceAccount.enabled is false in the chart's defaults), or the pod is older than the annotation.",
        'With EKS Pod Identity it is the association that is missing, or younger than the pod: only new pods get it.',
        'An annotation on the pod (global.platform.eksRoleArn of charts 4.11 and 4.12) does nothing for IRSA: the service account must carry it.',
      ],
      fix: fix(VALUES, commands(evidence)),
    }))
  },
}

/** What the answer of the metadata service means, and how much it leaves open. */
function metadataSaid(
  evidence: Evidence,
  explained: readonly CheckRecord[],
): { readonly confidence: Confidence; readonly why: readonly string[] } {
  // Whether a metadata service that is silent would give a role is not known.
  if (explained.some((record) => failure(record)?.timedOutAfterMs !== undefined))
    return { confidence: 'likely', why: [] }
  const kind = metadataOf(evidence)?.kind
  if (kind === 'kube2iam' || kind === 'kiam')
    return {
      confidence: 'possible',
      why: [
        `${kind} answers in the place of the metadata service and gives no role, in words that this doctor does not know. If the pod is to have its role from there, its log says more.`,
      ],
    }
  const status = explained.flatMap((record) => failure(record)?.details?.HttpStatus ?? [])[0]
  if (status === undefined) return { confidence: 'certain', why: [] }
  if (status === '404' || status === '200')
    return {
      confidence: 'certain',
      why: [
        'The node gives none either: its instance profile is missing, has no role, or gives no credentials.',
      ],
    }
  return {
    confidence: 'likely',
    why: [
      `The metadata service answered HTTP ${status}, which is a fault or a refusal of its own: whether it would give the role of the node is not known.`,
    ],
  }
}

const VALUES = `Put this into the values of the GitLab chart, upgrade, and restart the pods (the role is handed out when a pod is created):

global:
  serviceAccount:
    enabled: true
    create: true
    annotations:
      eks.amazonaws.com/role-arn: "${ROLE_ARN}"

With a service account made by eksctl: create: false and name: <SERVICE ACCOUNT> instead of the annotations.`

function commands(evidence: Evidence): readonly string[] {
  return [
    showServiceAccountOfPod(evidence),
    showRoleAnnotation(evidence),
    upgradeRelease(
      evidence,
      'global.serviceAccount.enabled=true',
      'global.serviceAccount.create=true',
      `global.serviceAccount.annotations.eks\\.amazonaws\\.com/role-arn=${ROLE_ARN}`,
    ),
    annotateServiceAccount(evidence, ROLE_ARN),
    restartPods(evidence),
  ]
}
