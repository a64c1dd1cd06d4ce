import type { Rule } from '../../model/rule.ts'
import { kiamPodUnknown } from '../kiam-pod-unknown.ts'
import { kiamRoleNotAnnotated } from '../kiam-role-not-annotated.ts'
import { kiamRoleNotAssumable } from '../kiam-role-not-assumable.ts'
import { kiamRoleNotPermitted } from '../kiam-role-not-permitted.ts'
import { kube2iamDefaultRoleUsed } from '../kube2iam-default-role-used.ts'
import { kube2iamPodUnknown } from '../kube2iam-pod-unknown.ts'
import { kube2iamRoleNotAllowed } from '../kube2iam-role-not-allowed.ts'
import { kube2iamRoleNotAnnotated } from '../kube2iam-role-not-annotated.ts'
import { kube2iamRoleNotAssumable } from '../kube2iam-role-not-assumable.ts'
import { metadataRequestsThrottled } from '../metadata-requests-throttled.ts'

/** What kube2iam and kiam say, who answer in the place of the instance metadata service. */
export const metadataServiceRules: readonly Rule[] = [
  metadataRequestsThrottled,
  kube2iamRoleNotAnnotated,
  kube2iamRoleNotAllowed,
  kube2iamRoleNotAssumable,
  kube2iamPodUnknown,
  kube2iamDefaultRoleUsed,
  kiamRoleNotAnnotated,
  kiamRoleNotPermitted,
  kiamRoleNotAssumable,
  kiamPodUnknown,
]
