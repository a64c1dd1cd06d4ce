import type { Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { isAwsHost } from '../awsHost.ts'
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
      .flatMap(({ endpoint, host, pathStyle, useIamProfile, keys }): readonly Problem[] => [
        ...(useIamProfile?.value === true && pairIn(keys) === undefined
          ? besideRole(endpoint ?? elsewhere(host), 'rails')
          : []),
        ...(host ? [{ kind: 'host-deprecated' as const, client: 'rails' as const, ...host }] : []),
        ...(pathStyle?.value === true && endpoint === undefined
          ? [{ kind: 'path-style' as const, client: 'rails' as const, ...at(pathStyle) }]
          : []),
      ]),
    ...(s3 && pairIn(s3.keys) === undefined ? besideRole(s3.regionEndpoint, 'registry') : []),
    ...(cfg?.minioFallback && cfg.hostBase
      ? [{ kind: 'minio-fallback' as const, client: 's3cmd' as const, ...at(cfg.hostBase) }]
      : []),
  ]
}

function besideRole(endpoint: Setting<string> | undefined, client: ClientId): readonly Problem[] {
  if (endpoint === undefined) return []
  const kind = isAwsHost(endpoint.value) ? 'endpoint-beside-role' : 'endpoint-not-aws'
  return [{ kind, client, ...endpoint }]
}

/** The older setting, which says nothing more where it names AWS. */
function elsewhere(host: Setting<string> | undefined): Setting<string> | undefined {
  return host === undefined || isAwsHost(host.value) ? undefined : host
}
