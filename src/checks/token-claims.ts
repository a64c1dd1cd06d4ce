import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

/** What the token says of itself. STS checks the signature; here only the claims are read, and never the token printed. */
export const tokenClaims = definePodCheck({
  id: 'token-claims',
  category: 'pod',
  title: 'the token is a JWT that is meant for STS',
  needs: ['token-readable'],
  async run({ tokens }, known) {
    const { path } = known.facts('token-readable')
    const claims = tokens.claims()
    if (claims === undefined) return skipped('dependency-failed', 'there is no token', ['token-readable'])
    if (!claims.ok) {
      const message = `${path} holds no JSON Web Token: ${claims.why}`
      return failed(message, podFailure(claims.code, message))
    }
    const { subject, audience } = claims.value
    const message = `sub ${subject}  aud ${audience.join(', ')}`
    if (audience.includes('sts.amazonaws.com')) return passed(message, claims.value)
    const why = `the token's audience is ${audience.join(', ') || 'empty'}, not sts.amazonaws.com`
    return warned(message, claims.value, podFailure('audience-not-sts', why))
  },
})
