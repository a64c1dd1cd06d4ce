import { definePodCheck } from './check.ts'
import { duration } from './duration.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

export const tokenLifetime = definePodCheck({
  id: 'token-lifetime',
  category: 'pod',
  title: 'the token is valid now',
  needs: ['token-claims'],
  async run({ now }, known) {
    const { expiresAt, notBefore } = known.facts('token-claims')
    if (expiresAt === undefined) return skipped('not-applicable', 'the token has no exp claim')
    const at = now()
    const secondsLeft = Math.round((Date.parse(expiresAt) - at.getTime()) / 1000)
    const facts = { expiresAt, secondsLeft }
    if (secondsLeft <= 0) {
      const message = `expired ${duration(-secondsLeft)} ago, at ${expiresAt} (this pod's clock: ${at.toISOString()})`
      return failed(message, podFailure('token-expired', message), facts)
    }
    if (notBefore !== undefined && Date.parse(notBefore) > at.getTime()) {
      const message = `not valid before ${notBefore} (this pod's clock: ${at.toISOString()})`
      return failed(message, podFailure('token-not-yet-valid', message), facts)
    }
    return passed(`expires in ${duration(secondsLeft)}`, facts)
  },
})
