import { buckets } from './buckets.ts'
import type { Cases } from './case.ts'
import { denials } from './denials.ts'
import { identity } from './identity.ts'
import { missing } from './missing.ts'
import { network } from './network.ts'
import { settings } from './settings.ts'
import { sts } from './sts.ts'
import { token } from './token.ts'

/** The stories of all rules. A rule without a match and a near miss here fails a test. */
export const cases: Cases = {
  ...network,
  ...token,
  ...sts,
  ...identity,
  ...buckets,
  ...denials,
  ...missing,
  ...settings,
}
