import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kube2iam finds a pod by its address among those of its node (jtblin/kube2iam k8s/k8s.go). */
export const kube2iamPodUnknown: Rule = {
  id: 'kube2iam-pod-unknown',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(
      evidence,
      symptoms,
      'kube2iam',
      /not found|more than a pod|pods? .*with the ip|has been indexed|resolveDuplicatedIP|Invalid role/i,
    )
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'kube2iam does not know this pod',
      what: 'kube2iam finds pods by their address, and finds none, or several, with the address of this one.',
      why: [
        ...metadataSays(explained),
        'It may not have heard of a pod that has just started; a pod with hostNetwork shares its address with others; a pod that has ended may still be in its list. "Invalid role" means that between two questions it took the pod for another one, or that its annotation has just changed.',
      ],
      fix: fix(
        steps(
          'Run again in a minute.',
          'If it stays so, look at the kube2iam of this node, and whether the pod has hostNetwork (first command), and restart kube2iam there.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.status.podIP} {.spec.hostNetwork} {.spec.nodeName}{"\\n"}'`,
          'kubectl get pods --all-namespaces -o wide | grep kube2iam',
        ],
      ),
    }))
  },
}
