import type { World } from '../world.ts'

/** What the programs on the node know of the pod. */

export function podAddress({ pod }: World): string {
  return pod.sourceIp ?? '10.0.31.7'
}

/** Of its service account. */
export function podNamespace({ pod }: World): string {
  return /^system:serviceaccount:([^:]+):/.exec(pod.token?.subject ?? '')?.[1] ?? 'default'
}

/** An empty annotation is none. */
export function roleAnnotation({ pod }: World): string | undefined {
  return pod.annotations?.['iam.amazonaws.com/role'] || undefined
}
