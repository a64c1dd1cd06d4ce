import { definePodCheck } from './check.ts'
import { passed, podFailure, warned } from './outcomes.ts'

/** Without a bucket to ask, a run says nothing of S3 and must not look as if it did. */
export const bucketsKnown = definePodCheck({
  id: 'buckets-known',
  category: 'config',
  title: "GitLab's buckets are known",
  needs: [],
  async run({ targets, switchedOff }) {
    const count = targets.length
    const uses = targets.flatMap((target) => target.uses)
    const facts = { count, switchedOff }
    const off = switchedOff.length === 0 ? '' : `; switched off: ${switchedOff.join(', ')}`
    if (count > 0) return passed(`${count} buckets for ${uses.length} uses${off}`, facts)
    const message = `nothing in this pod names a bucket that is in use, and no --bucket is given: no bucket was examined${off}`
    return warned(message, facts, podFailure('no-buckets', message))
  },
})
