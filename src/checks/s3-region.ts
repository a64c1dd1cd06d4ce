import { fallbackRegion } from '../clients/mainWayOf.ts'
import { STEADFAST } from '../clients/steadfast.ts'
import type { ToldRegion } from '../model/bucketFacts.ts'
import type { Plan } from '../model/clients.ts'
import type { Failure } from '../model/outcome.ts'
import { isAvailabilityZone, isRegionName } from '../regions.ts'
import { isElsewhere } from '../storesInAws.ts'
import { defineBucketCheck } from './check.ts'
import { failed, passed, warned } from './outcomes.ts'

export const s3Region = defineBucketCheck({
  id: 's3-region',
  category: 'buckets',
  title: "GitLab's configuration names the region of the bucket",
  needs: ['s3-endpoint', 'region-set'],
  once: true,
  async run({ clients }, { target: { name, uses } }, known) {
    const { region } = known.facts('s3-endpoint')
    const { region: ofPod } = known.facts('region-set')
    const plans = (await clients.plans()).filter(
      ({ use, bucket = name }) => uses.includes(use) && bucket === name,
    )
    const told = plans.length === 0 ? [{ region: ofPod }] : plans.flatMap((plan) => toldTo(plan, ofPod))
    const wrong = told.filter((one) => one.region !== region)
    const facts = { region, told }
    if (wrong.length === 0) return passed(region, facts)
    const message = `the bucket is in ${region}; ${inWords(wrong)}`
    const failure: Failure = {
      origin: 'pod',
      code: codeOf(wrong, ofPod),
      message,
      details: { Region: region },
    }
    const lost = wrong.some(({ client }) => client !== undefined && STEADFAST.includes(client))
    return lost ? failed(message, failure, facts) : warned(message, facts, failure)
  },
  command: ({ name }) => `aws s3api head-bucket --bucket ${name} --query BucketRegion --output text`,
})

/** The region a client is told for this bucket; nothing for those to whom it is all one, or who are told no region. */
function toldTo(plan: Plan, ofPod: string): readonly ToldRegion[] {
  const { client, regionSetBy } = plan
  if (isElsewhere(plan) || client === 's3cmd' || client === 'awscli') return []
  const region = plan.region ?? (client === 'workhorse' ? fallbackRegion : ofPod)
  // What has not the form of a region, or is none at all, other checks tell of.
  if (!isRegionName(region) || isAvailabilityZone(region)) return []
  return [{ client, region, ...(regionSetBy === undefined ? {} : { setBy: regionSetBy }) }]
}

/** Who is in the wrong: the place of the bucket where all are told the pod's region, else what a client is told. */
function codeOf(wrong: readonly ToldRegion[], ofPod: string): string {
  if (wrong.every(({ region }) => region === ofPod)) return 'bucket-in-other-region'
  return wrong.some(({ client }) => client === 'registry') ? 'registry-region-wrong' : 'rails-region-wrong'
}

function inWords(wrong: readonly ToldRegion[]): string {
  const told = wrong.map(({ client, region }) =>
    client === undefined ? `the pod's region is ${region}` : `${client} is told ${region}`,
  )
  return [...new Set(told)].join(', ')
}
