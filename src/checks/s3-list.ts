import { present } from '../present.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { outcomeOf } from './outcomes.ts'
import { onlyBelow, whereAllowed } from './place.ts'
import { probed } from './probe.ts'

export const s3List = defineBucketCheck({
  id: 's3-list',
  category: 'buckets',
  title: 'GitLab can list the bucket',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'list',
  async run(outside, lane, known) {
    const { objects } = probed(outside, lane, known.facts('s3-endpoint'))
    const { answer, below } = await whereAllowed(lane, (below) => objects.list(below))
    const placed = answer.ok
      ? { ...answer, value: { ...answer.value, ...present({ below: below || undefined }) } }
      : answer
    return outcomeOf(placed, ({ foundObject }) => {
      return `listed${onlyBelow(below)}, ${foundObject ? 'not empty' : 'empty'}`
    })
  },
  command: ({ name }, known) =>
    `aws s3api list-objects-v2 --bucket ${name} --max-keys 1 --region ${known.facts('s3-endpoint').region}`,
})
