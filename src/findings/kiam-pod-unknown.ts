import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kiam-agent asks kiam-server, which finds a pod by its address (uswitch/kiam pkg/server). */
export const kiamPodUnknown: Rule = {
  id: 'kiam-pod-unknown',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(
      evidence,
      symptoms,
      'kiam',
      /no pod found|pod not found|multiple running pods|deadline exceeded|rpc error/i,
    )
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'kiam does not know this pod, or does not answer in time',
      what: 'kiam-agent on the node asks kiam-server for the role of the pod with this address, and gets none.',
      why: [
        ...metadataSays(explained),
        'kiam-server may not have heard of a pod that has just started, may know several pods with its address (hostNetwork), may not be reachable from the node, or its certificate may have expired.',
      ],
      fix: fix(
        steps(
          'Run again in a minute.',
          'If it stays so, read the logs of kiam-agent on the node of this pod and of kiam-server, and check the certificates between them.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.status.podIP} {.spec.nodeName}{"\\n"}'`,
          'kubectl get pods --all-namespaces -o wide | grep kiam',
        ],
      ),
    }))
  },
}
