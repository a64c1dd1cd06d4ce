import type { Env } from '../clients/client.ts'
import { regionOf } from '../clients/environment.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import { connectionsInUse } from './effective.ts'
import { placeOf } from './namedBuckets.ts'

export interface PodRegion {
  readonly region: string
  readonly setBy: string
}

/**
 * The region of the pod: as the operator says, as the variables say, or, where neither does, as GitLab's configuration
 * says to all its clients alike.
 */
export function podRegion(
  given: string | undefined,
  env: Env,
  { gitlabYml, registry, s3cfg }: GitlabFacts,
): PodRegion | undefined {
  if (given !== undefined) return { region: given, setBy: '--region' }
  const set = regionOf(env)
  if (set !== undefined) return { region: set, setBy: env.AWS_REGION ? 'AWS_REGION' : 'AWS_DEFAULT_REGION' }
  const settings = [
    ...(gitlabYml.ok ? connectionsInUse(gitlabYml.value).map(({ region }) => region) : []),
    registry.ok ? registry.value.s3?.region : undefined,
    s3cfg.used.ok ? s3cfg.used.value.bucketLocation : undefined,
  ].filter((setting) => setting !== undefined && setting.value !== 'US')
  const [first] = settings
  const agreed = first !== undefined && settings.every((setting) => setting?.value === first.value)
  return agreed ? { region: first.value, setBy: placeOf(first) } : undefined
}
