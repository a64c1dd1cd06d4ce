import { goV2StsHost } from '../clients/goSdk.ts'
import { fallbackRegion } from '../clients/mainWayOf.ts'
import { isRegionName, partitionOf } from '../regions.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

export const regionSet = definePodCheck({
  id: 'region-set',
  category: 'pod',
  title: 'the pod knows its AWS region',
  needs: [],
  async run({ region: known, pod: { env } }) {
    if (known === undefined) {
      const message = `neither AWS_REGION nor AWS_DEFAULT_REGION is set, and the configuration agrees on no region; ${fallbackRegion} is taken`
      return warned(message, factsOf(fallbackRegion, 'default', env), podFailure('region-missing', message))
    }
    const { region, setBy } = known
    if (!isRegionName(region)) {
      const message = `${setBy} is ${JSON.stringify(region)}, which is no name of a region`
      return failed(message, podFailure('malformed-region', message))
    }
    return passed(`${region} (${setBy})`, factsOf(region, setBy, env))
  },
})

function factsOf(region: string, setBy: string, env: Readonly<Record<string, string | undefined>>) {
  const stsHost = goV2StsHost(env, region)
  return { region, setBy, partition: partitionOf(region), stsHost }
}
