import { defineBucketCheck, roleAssumed } from './check.ts'
import { outcomeOf } from './outcomes.ts'
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
    const answer = await probed(outside, lane, known.facts('s3-endpoint')).objects.list()
    return outcomeOf(answer, ({ foundObject }) => (foundObject ? 'listed, not empty' : 'listed, empty'))
  },
  command: ({ name }, known) =>
    `aws s3api list-objects-v2 --bucket ${name} --max-keys 1 --region ${known.facts('s3-endpoint').region}`,
})
