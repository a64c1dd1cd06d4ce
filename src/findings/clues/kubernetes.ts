import { podFacts } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'

/** The commands of Kubernetes and Helm, with this pod's own names where they are known. */

/** The namespace of the pod, `<NAMESPACE>` when unknown. */
export function namespaceOf({ pod }: Evidence): string {
  return pod.namespace ?? '<NAMESPACE>'
}

/** The service account that the token or the pod names, `<SERVICE ACCOUNT>` when unknown. */
export function serviceAccountOf(evidence: Evidence): string {
  return (
    podFacts(evidence, 'token-service-account').serviceAccount ??
    podFacts(evidence, 'token-claims').serviceAccount ??
    podFacts(evidence, 'credential-source').container?.token?.serviceAccount ??
    evidence.pod.serviceAccount ??
    '<SERVICE ACCOUNT>'
  )
}

/** Which service account the pod runs as: what Kubernetes says, not what the token says. */
export function showServiceAccountOfPod(evidence: Evidence): string {
  const name = evidence.pod.name ?? '<POD>'
  return `kubectl -n ${namespaceOf(evidence)} get pod ${name} -o jsonpath='{.spec.serviceAccountName}{"\\n"}'`
}

/** The role annotation of a service account. */
export function showRoleAnnotation(evidence: Evidence): string {
  const [namespace, account] = [namespaceOf(evidence), serviceAccountOf(evidence)]
  return `kubectl -n ${namespace} get serviceaccount ${account} -o jsonpath='{.metadata.annotations.eks\\.amazonaws\\.com/role-arn}{"\\n"}'`
}

/** Sets the role annotation of a service account. */
export function annotateServiceAccount(evidence: Evidence, roleArn: string): string {
  const [namespace, account] = [namespaceOf(evidence), serviceAccountOf(evidence)]
  return `kubectl -n ${namespace} annotate serviceaccount ${account} --overwrite eks.amazonaws.com/role-arn=${roleArn}`
}

/**
 * Restarts GitLab's pods: the webhook that hands a role to a pod acts when the pod is created
 * (aws/amazon-eks-pod-identity-webhook README). The labels are the chart's (templates/_application.tpl).
 */
export function restartPods(evidence: Evidence): string {
  return `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l 'app in (toolbox,webservice,sidekiq,registry)'`
}

/**
 * A Helm upgrade of the release that changes only these values. `true`, `false` and numbers keep their type,
 * everything else is passed as text.
 */
export function upgradeRelease(evidence: Evidence, ...values: readonly string[]): string {
  const sets = values.map(
    (value) => ` ${/=(true|false|\d+)$/.test(value) ? '--set' : '--set-string'} '${value}'`,
  )
  return `helm -n ${namespaceOf(evidence)} upgrade <RELEASE NAME> gitlab/gitlab --reuse-values${sets.join('')}`
}
