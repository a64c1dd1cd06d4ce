import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { letOut } from './clues/egress.ts'
import { connectionsSaid, cutOffFromS3, cutOffFromSts, hostsOf, obstacle } from './clues/network.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** STS and every S3 host end in the same way: the pod has no way out, which is one cause and not two. */
export const awsUnreachable: Rule = {
  id: 'aws-unreachable',
  cause: 'network-sts-unreachable',
  diagnose(evidence, symptoms) {
    const [sts, s3] = [cutOffFromSts(symptoms), cutOffFromS3(symptoms)]
    const explained = [...sts, ...s3]
    const obstacles = new Set(explained.map(obstacle))
    if (sts.length === 0 || obstacles.size !== 1 || !everyBucketCutOff(evidence, s3)) return []
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'The pod reaches neither STS nor S3',
      what: `Every connection to AWS ended in the same way: ${listed([...obstacles])} (${listed(hostsOf(explained), 2)}).`,
      why: [
        ...connectionsSaid(explained),
        "Deduced: STS and S3 are different services at different addresses; what stops both in the same way is this pod's way out, not a permission.",
      ],
      fix: letOut(evidence, explained, 'both'),
    }))
  },
}

function everyBucketCutOff({ buckets }: Evidence, s3: readonly CheckRecord[]): boolean {
  const asked = buckets.filter(
    ({ checks }) => checks['s3-endpoint'] !== undefined && checks['s3-endpoint'].outcome.status !== 'skip',
  )
  const cutOff = new Set(
    s3.filter((record) => isCheck(record, 's3-endpoint')).map(({ target }) => target?.name),
  )
  return asked.length > 0 && asked.every(({ target }) => cutOff.has(target.name))
}
