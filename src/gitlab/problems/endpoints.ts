import type { Problem } from '../../model/gitlabProblems.ts'
import { connectionsOf, isForAws } from '../effective.ts'
import { pairIn } from '../pairIn.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/**
 * "Do NOT include `endpoint`" beside a role: some releases of Workhorse and the registry ask it for the role as well
 * (GitLab chart, doc/advanced/external-object-storage/aws-iam-roles.md).
 */
export const endpointProblems: ProblemSearch = (facts) => {
  const s3 = facts.registry.ok ? facts.registry.value.s3 : undefined
  const cfg = facts.s3cfg.used.ok ? facts.s3cfg.used.value : undefined
  return [
    ...connectionsOf(facts)
      .filter(isForAws)
      .flatMap(({ endpoint, host, pathStyle, useIamProfile }): readonly Problem[] => [
        ...(endpoint && useIamProfile?.value === true
          ? [{ kind: 'endpoint-beside-role' as const, client: 'rails' as const, ...endpoint }]
          : []),
        ...(host ? [{ kind: 'host-deprecated' as const, client: 'rails' as const, ...host }] : []),
        ...(pathStyle?.value === true && endpoint === undefined
          ? [{ kind: 'path-style' as const, client: 'rails' as const, ...at(pathStyle) }]
          : []),
      ]),
    ...(s3?.regionEndpoint && pairIn(s3.keys) === undefined
      ? [{ kind: 'endpoint-beside-role' as const, client: 'registry' as const, ...s3.regionEndpoint }]
      : []),
    ...(cfg?.minioFallback && cfg.hostBase
      ? [{ kind: 'minio-fallback' as const, client: 's3cmd' as const, ...at(cfg.hostBase) }]
      : []),
  ]
}
