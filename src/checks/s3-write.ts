import { present } from '../present.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, outcomeOf, saidBy } from './outcomes.ts'
import { onlyBelow, whereAllowed } from './place.ts'
import { probeBody, probed, probeKey } from './probe.ts'

export const s3Write = defineBucketCheck({
  id: 's3-write',
  category: 'buckets',
  title: 'GitLab can write objects',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  operation: 'write',
  writes: true,
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const { answer, below } = await whereAllowed(lane, (below) => {
      const key = probeKey(outside, lane, 'probe', below)
      return outside.probes.write(bucket, key, () => bucket.objects.put(key, probeBody(outside)))
    })
    if (!answer.ok) {
      const asked = present({ asked: lane.manner.encryption })
      return failed(saidBy(answer.failure), answer.failure, asked, answer.aws)
    }
    const placed = { ...answer, value: { ...answer.value, ...present({ below: below || undefined }) } }
    return outcomeOf(placed, ({ versionId }) => {
      const versions = versionId === undefined ? '' : ', the bucket keeps versions'
      return `written${onlyBelow(below)}${versions}`
    })
  },
  command: ({ name }) => `aws s3api put-object --bucket ${name} --key gitlab-iam-doctor/by-hand`,
})
