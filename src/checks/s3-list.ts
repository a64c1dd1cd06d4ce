import { marker } from '../outside/aws/s3.ts'
import { defineBucketCheck } from './check.ts'
import { outcomeOf } from './outcomes.ts'
import { probed } from './probe.ts'

/**
 * Lists one key. Asked from our own prefix on, the same request also tells whether an earlier run left probes; only
 * --read-only starts at the beginning, since it needs an object to read.
 */
export const s3List = defineBucketCheck({
  id: 's3-list',
  category: 'buckets',
  title: 'GitLab can list the bucket',
  needs: ['credential-source', 's3-endpoint'],
  gates: ['assume-role'],
  async run(outside, target, known) {
    const { readOnly } = outside.options
    const own = `${marker}/`
    const answer = await probed(outside, target, known.facts('s3-endpoint')).list(readOnly ? undefined : own)
    if (!answer.ok) return outcomeOf(answer, () => '')
    const { name, firstKey } = answer.value
    // What this very run writes sorts after whatever older runs left: run ids begin with the time.
    const oldProbes = firstKey?.startsWith(own) === true && !firstKey.startsWith(`${own}${outside.runId}/`)
    const value = { name, foundObject: firstKey !== undefined, oldProbes }
    return outcomeOf({ ...answer, value }, () => 'listed')
  },
  command: ({ name }, known) =>
    `aws s3api list-objects-v2 --bucket ${name} --max-keys 1 --region ${known.facts('s3-endpoint').region}`,
})
