import { hasWebIdentity, isSet } from '../clients/environment.ts'
import { goV2StsHost } from '../clients/goSdk.ts'
import { fallbackRegion } from '../clients/mainWayOf.ts'
import { connectionsOf } from '../gitlab/effective.ts'
import { placeOf } from '../gitlab/namedBuckets.ts'
import type { Setting } from '../model/gitlab.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import { isRegionName, partitionOf } from '../regions.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

export const regionSet = definePodCheck({
  id: 'region-set',
  category: 'pod',
  title: 'the pod knows its AWS region',
  needs: [],
  async run({ options, gitlab, pod: { env } }) {
    const [setBy, region] =
      (
        [
          ['--region', options.region],
          ['AWS_REGION', env.AWS_REGION],
          ['AWS_DEFAULT_REGION', env.AWS_DEFAULT_REGION],
        ] as const
      ).find(([, value]) => isSet(value)) ?? []
    if (setBy === undefined || region === undefined) {
      const configured = hasWebIdentity(env) ? undefined : configuredRegion(gitlab)
      if (configured !== undefined) {
        const place = placeOf(configured)
        return passed(`${configured.value} (${place})`, factsOf(configured.value, place, env))
      }
      const message = `neither AWS_REGION nor AWS_DEFAULT_REGION is set; ${fallbackRegion} is taken`
      return warned(message, factsOf(fallbackRegion, 'default', env), podFailure('region-missing', message))
    }
    if (!isRegionName(region)) {
      const message = `${setBy} is ${JSON.stringify(region)}, which is no name of a region`
      return failed(message, podFailure('malformed-region', message))
    }
    return passed(`${region} (${setBy})`, factsOf(region, setBy, env))
  },
})

/**
 * The region that GitLab's own configuration names. It is enough for whoever does not ask STS himself; the clients of a
 * web identity take the host of STS from the environment's region.
 */
function configuredRegion(gitlab: GitlabFacts): Setting<string> | undefined {
  const s3 = gitlab.registry.ok ? gitlab.registry.value.s3 : undefined
  const regions = [...connectionsOf(gitlab).map((one) => one.region), s3?.region]
  return regions.find((one) => one !== undefined && isRegionName(one.value))
}

function factsOf(region: string, setBy: string, env: Readonly<Record<string, string | undefined>>) {
  const stsHost = goV2StsHost(env, region)
  return { region, setBy, partition: partitionOf(region), stsHost }
}
