import type { Lane } from '../lanes.ts'
import type { Bucket } from '../outside/aws/bucket.ts'
import { marker } from '../outside/aws/marker.ts'
import type { Outside } from '../outside/outside.ts'

/**
 * Everything that we write lies below this prefix, one folder a run: no key of GitLab's can be hit.
 * @param below where in the bucket, if not at its root
 */
export function probeKey(
  { runId }: Outside,
  { target: { via } }: Lane,
  part: 'probe' | 'copy' | 'multipart' | 'aborted' | `header-${string}`,
  below = '',
): string {
  return `${below}${marker}/${runId}/${via === undefined ? '' : `${via}/`}${part}`
}

/** What the probes hold. It differs from run to run, so that reading it back proves something. */
export function probeBody({ runId }: Outside): string {
  return `written by gitlab-iam-doctor, run ${runId}; may be deleted\n`
}

/** S3 for the bucket of a check, in the region where the bucket is. */
export function probed(outside: Outside, lane: Lane, { region }: { readonly region: string }): Bucket {
  return outside.bucket(lane, region)
}
