import type { Evidence } from '../../model/evidence.ts'
import type { PolicyStatement } from '../../model/finding.ts'
import { listed } from '../../policy/amend.ts'
import { grantDenied } from '../../policy/grantDenied.ts'
import type { Permission } from '../../policy/groupedStatements.ts'
import { type BucketDenial, permissionsDenied, recordsOf } from './denials.ts'
import { statementsFor } from './permissionFix.ts'
import { actionsAllowed } from './probeMatrix.ts'
import { bucketsOf } from './symptoms.ts'

/**
 * What has to be allowed where these denials come from: what was denied, and what GitLab needs there as well and no
 * probe has shown to be allowed. AWS names one reason at a time; so the next one does not have to come to light.
 */
export function stillNeeded(
  evidence: Evidence,
  denials: readonly BucketDenial[],
): readonly PolicyStatement[] {
  const needed = bucketsOf(recordsOf(denials)).flatMap((bucket) => {
    const allowed = actionsAllowed(evidence, bucket)
    return permissionsIn(statementsFor(evidence, [bucket])).filter(({ action }) => !allowed.includes(action))
  })
  return grantDenied([...permissionsDenied(evidence, denials), ...needed])
}

function permissionsIn(statements: readonly PolicyStatement[]): readonly Permission[] {
  return statements.flatMap(({ Action, Resource }) =>
    listed(Resource).flatMap((resource) => listed(Action).map((action) => ({ action, resource }))),
  )
}
