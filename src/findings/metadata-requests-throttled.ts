import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

const THROTTLED = /Throttling|Rate exceeded|RequestLimitExceeded/

/** kube2iam and kiam ask STS for every pod of the cluster, and hand on what it answers. */
export const metadataRequestsThrottled: Rule = {
  id: 'metadata-requests-throttled',
  cause: 'throttling',
  diagnose(evidence, symptoms) {
    const ofKube2iam = refusedBy(evidence, symptoms, 'kube2iam', THROTTLED)
    const who = ofKube2iam.length > 0 ? 'kube2iam' : 'kiam'
    const explained = ofKube2iam.length > 0 ? ofKube2iam : refusedBy(evidence, symptoms, 'kiam', THROTTLED)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `STS turns ${who} away because it asks too often`,
      what: `${who} asks STS for the role of this pod, and STS wants fewer requests. Whether the role could be assumed is not known.`,
      why: [
        ...metadataSays(explained),
        'STS counts the requests of the whole account: those for all pods, and those of everything else.',
      ],
      fix: fix(
        steps(
          'Run again in a minute.',
          `If it stays so, see that ${who} is not being restarted, which empties what it remembers, and look in CloudTrail for the most frequent caller of STS (last command).`,
          'In the long run give the pods their roles by IRSA or EKS Pod Identity, where every pod asks for itself.',
        ),
        [
          `kubectl get pods --all-namespaces -o wide | grep ${who}`,
          'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventSource,AttributeValue=sts.amazonaws.com --max-results 50 --query "Events[].Username" --output text',
        ],
      ),
    }))
  },
}
