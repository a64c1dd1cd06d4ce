import { definePodCheck } from './check.ts'
import { noneInAws } from './noneInAws.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

/** STS and S3 refuse signatures that are more than 15 minutes off; a drifting clock is worth a word long before. */
const warnSeconds = 60
const failSeconds = 300

export const clockSkew = definePodCheck({
  id: 'clock-skew',
  category: 'network',
  title: "the pod's clock agrees with AWS's",
  needs: [],
  after: ['sts-reachable', 'assume-role', 'caller-identity', 'client-agreement'],
  async run(outside) {
    const reading = outside.clock()
    if (reading === undefined) {
      const unasked = skipped('dependency-failed', 'no answer of AWS has shown its clock', ['sts-reachable'])
      return (await noneInAws(outside)) ?? unasked
    }
    const { skewSeconds, serverDate, host } = reading
    const facts = { skewSeconds, serverDate, answeredBy: host }
    const size = Math.abs(skewSeconds)
    const message = `${size.toFixed(1)} s ${skewSeconds < 0 ? 'behind' : 'ahead of'} ${host} (Date: ${serverDate})`
    if (size > failSeconds) return failed(message, podFailure('clock-skew', message), facts)
    if (size > warnSeconds) return warned(message, facts, podFailure('clock-skew', message))
    return passed(size < 1 ? `less than 1 s from ${host}` : message, facts)
  },
})
