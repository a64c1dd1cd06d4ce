import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/**
 * ACLs that a client is told to set: a bucket whose owner is enforced refuses every other than
 * `bucket-owner-full-control` (Amazon S3 User Guide, object-ownership-error-responses).
 */
export const aclProblems: ProblemSearch = ({ registry, s3cfg }) => {
  const s3 = registry.ok ? registry.value.s3 : undefined
  const aclPublic = s3cfg.used.ok ? s3cfg.used.value.aclPublic : undefined
  const spared = s3?.objectOwnership?.value === true || s3?.objectAcl?.value === 'bucket-owner-full-control'
  return [
    ...(s3?.objectAcl && !spared
      ? [{ kind: 'acl' as const, client: 'registry' as const, ...s3.objectAcl }]
      : []),
    ...(aclPublic?.value === true
      ? [{ kind: 'acl' as const, client: 's3cmd' as const, ...at(aclPublic), value: 'public-read' }]
      : []),
  ]
}
