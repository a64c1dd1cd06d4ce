import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { tokenPath } from './clues/token.ts'

/**
 * Without fsGroup the kubelet gives the projected token to root with mode 0600; with it, the group may read
 * (kubernetes/enhancements keps/sig-storage/2451).
 */
export const tokenFileUnreadable: Rule = {
  id: 'token-file-unreadable',
  cause: 'token-file-missing-or-unreadable',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => failedWith(record, 'EACCES', 'EPERM') && failure(record)?.origin === 'pod',
    )
    if (!explained.some((record) => isCheck(record, 'token-readable'))) return []
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The web identity token may not be read by this user',
      what: `${tokenPath(evidence)} exists, but the pod's user may not read it${ownership(evidence)}.`,
      why: [
        `Reading it ended with ${failure(first)?.code}: ${failure(first)?.message}`,
        'The kubelet writes the token for root alone (mode 0600) unless the pod has an fsGroup, or all its containers share one runAsUser.',
      ],
      fix: fix(
        `Set an fsGroup in the pod's securityContext; the chart's own value is 1000, so look for what has overridden it. The command below does it for ${componentOf(evidence)}. The pods are replaced by the upgrade; no restart is needed beside it.`,
        [
          upgradeRelease(evidence, `${componentOf(evidence)}.securityContext.fsGroup=1000`),
          `kubectl -n ${evidence.pod.namespace ?? '<NAMESPACE>'} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.spec.securityContext}{"\\n"}'`,
        ],
      ),
    }))
  },
}

/** `: mode 0600, owner 0:0, the process is 1000:1000`, as far as known. */
function ownership(evidence: Evidence): string {
  const { mode, uid, gid, processUid = evidence.pod.uid, processGid } = podFacts(evidence, 'token-readable')
  const group = processGid === undefined ? '' : `:${processGid}`
  const file = mode === undefined ? '' : `mode ${mode}, owner ${uid ?? '?'}:${gid ?? '?'}, `
  return `: ${file}the process is ${processUid}${group}`
}

/** The chart's values key of the component. */
function componentOf({ pod: { component } }: Evidence): string {
  if (component === 'registry') return 'registry'
  return component === 'unknown' ? 'gitlab.toolbox' : `gitlab.${component}`
}
