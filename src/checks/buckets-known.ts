import { definePodCheck } from './check.ts'
import { passed, podFailure, warned } from './outcomes.ts'

/** Without a bucket to ask, a run says nothing of S3 and must not look as if it did. */
export const bucketsKnown = definePodCheck({
  id: 'buckets-known',
  category: 'config',
  title: "GitLab's buckets are known",
  needs: [],
  async run({ targets }) {
    const count = targets.length
    const uses = targets.flatMap((target) => target.uses)
    if (count > 0) return passed(`${count} buckets for ${uses.length} uses`, { count })
    const message = 'no *_BUCKET_NAME is set in this pod and no --bucket is given: no bucket was examined'
    return warned(message, { count }, podFailure('no-buckets', message))
  },
})
