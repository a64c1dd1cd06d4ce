import { bucketsOf } from '../gitlab/buckets.ts'
import { placeOf } from '../gitlab/namedBuckets.ts'
import type { Conflict } from '../model/gitlabBuckets.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, skipped, warned } from './outcomes.ts'

type Differ = Extract<Conflict, { kind: 'bucket-names-differ' }>

/** Backups copy the buckets of the variables; Rails writes to those of gitlab.yml. */
export const bucketNamesAgree = definePodCheck({
  id: 'bucket-names-agree',
  category: 'config',
  title: 'variables and gitlab.yml name the same buckets',
  needs: [],
  async run({ gitlab }) {
    const { buckets, conflicts } = bucketsOf(gitlab)
    const said = buckets.filter(({ clients }) => clients.length > 1)
    if (said.length === 0 && conflicts.length === 0)
      return skipped('not-applicable', 'no bucket is named in two places')
    const differ = conflicts.filter((one): one is Differ => one.kind === 'bucket-names-differ')
    if (differ.length === 0) return passed(`${said.length} buckets are named alike`, { differ })
    const message = differ.map(inWords).join('; ')
    return warned(message, { differ }, podFailure('bucket-names-differ', message))
  },
})

function inWords({ use, settings }: Differ): string {
  return `${use}: ${settings.map((one) => `${one.value} (${placeOf(one)})`).join(', ')}`
}
