import { parseRoleArn } from '../../policy/arn.ts'
import type { Facts } from '../facts.ts'
import { says } from '../facts.ts'
import type { ErrorAt } from '../recognise/errors.ts'

/** Situations in which several causes look alike; which of them comes first is a matter of the operation. */

/** STS took the token and then refused: trust policy or missing role (see docs/findings/trust-policy-rejects-token.md). */
export function tokenRefused(facts: Facts): boolean {
  if (says(facts, /not authorized to perform:? sts:AssumeRoleWithWebIdentity/i)) return true
  return facts.errors.some(
    ({ operation, code, httpStatus }) =>
      operation === 'AssumeRoleWithWebIdentity' &&
      (code === 'AccessDenied' || (code === undefined && httpStatus === 403)),
  )
}

/** Somebody who has credentials already may not assume a further role. */
export function assumeRoleRefused(facts: Facts): boolean {
  return (
    facts.errors.some(({ action }) => action === 'sts:AssumeRole') ||
    says(facts, /not authorized to perform:? sts:AssumeRole(?!With)/i)
  )
}

/** A web identity is to be used, and the ARN of the role is missing from the environment. */
export const NO_ROLE_ARN =
  /(?:no|missing) role ARN (?:configured|set|specified)|has no role ARN|WebIdentityErr: role ARN is not set|role ARN must be specified|configuration option: '?RoleArn|AWS_ROLE_ARN environment variable must be set|key not found: "AWS_ROLE_ARN"/i

/** The metadata service was reached, and has no role for whoever asks. */
export const METADATA_WITHOUT_ROLE =
  /(?:EC2 ?Metadata|IMDS|instance (?:profile|metadata))[^\n]{0,200}(?:\b404\b|Not Found)|(?:\b404\b|Not Found)[^\n]{0,100}(?:IMDS|security-credentials|instance metadata)|EmptyEC2RoleList|no EC2 instance role found|no IAM roles? (?:attached|associated)[^\n]{0,20}(?:EC2|instance)|may not have an IAM role/i

/** Somebody asks for the role whose credentials it already has. */
export function assumesItself({ errors }: Facts): boolean {
  return errors.some(({ action, principal = '', resource = '' }) => {
    const caller = parseRoleArn(principal)
    const wanted = parseRoleArn(resource)
    const isSame = caller?.name === wanted?.name && caller?.account === wanted?.account
    return action === 'sts:AssumeRole' && caller !== undefined && isSame
  })
}

/** The denials for which AWS names no policy and that concern no key. */
export function deniedWithoutReason(facts: Facts): readonly ErrorAt[] {
  return facts.errors.filter(
    ({ code, httpStatus, reason, action, operation }) =>
      reason === undefined &&
      !/^(?:sts|kms):/.test(action ?? '') &&
      !/^Assume|GetCallerIdentity/.test(operation ?? '') &&
      (/^(?:AccessDenied(?:Exception)?|Forbidden|403(?: Forbidden)?)$/.test(code ?? '') ||
        (code === undefined && httpStatus === 403)),
  )
}

/** EC2's way to deny: it names neither who nor what (EC2 API reference, "Error codes"). */
export function isUnauthorizedOperation(facts: Facts): boolean {
  return facts.errors.some(({ code, action }) => code === 'UnauthorizedOperation' && action === undefined)
}

/** A denial of which no more is known than that there is one: neither who, nor what, nor why. */
export function isBareDenial(facts: Facts): boolean {
  if (tokenRefused(facts) || assumeRoleRefused(facts)) return false
  const without = deniedWithoutReason(facts)
  if (facts.errors.some(({ reason }) => reason !== undefined)) return false
  if (without.length > 0) return without.some(({ action }) => action === undefined)
  return isMessageAlone(facts) || isOtherRefusal(facts)
}

/**
 * `Access Denied` without a code: S3's message as minio-go prints it (minio-go api-error-response.go, Error). Its
 * chain of credentials ends in anonymous requests when it finds none (pkg/credentials/chain.go).
 */
export function isMessageAlone(facts: Facts): boolean {
  const named = facts.errors.some(
    ({ code, operation, service }) => code !== undefined || operation !== undefined || service !== undefined,
  )
  return !named && says(facts, /\baccess denied\b/i)
}

/** A refusal in other words than S3's, in a text about buckets or in one that says nothing else. */
export function isOtherRefusal(facts: Facts): boolean {
  const refused = says(
    facts,
    /\bforbidden\b|\bunauthorized\b|permission denied|access (?:\S+ ){1,5}denied|\b403\b[^\n]{0,20}(?:error|status|response)/i,
  )
  const about =
    facts.text.trim().length < 60 || says(facts, /\bs3\b|s3:\/\/|bucket|object storage|amazonaws/i)
  const ofFile = says(facts, /(?:open|read|write|mkdir|exec|cat|fork)[^\n]{0,120}permission denied/i)
  return refused && about && !ofFile && facts.errors.length === 0
}

/** AWS names who was denied what, and no policy; or the text breaks off before it does. */
export function isNamedDenial(facts: Facts): boolean {
  return deniedWithoutReason(facts).some(({ action }) => action !== undefined)
}

/** The caller is an instance whose role is not called as those of Kubernetes' nodes are. */
export function callerIsOtherInstance(facts: Facts): boolean {
  return (
    callerIsNode(facts) &&
    !/assumed-role\/[^/\s]*(?:node|worker|eks|kops|k8s|kube|karpenter|cluster|group)/i.test(facts.text)
  )
}

/** The session of a node is named after its instance; names of node roles are those that the usual tools give. */
export function callerIsNode({ errors, text }: Facts): boolean {
  return (
    errors.some(({ principal }) =>
      /assumed-role\/[^/\s]+\/i-[0-9a-fx*]+|assumed-role\/[^/\s]*(?:node-?instance-?role|nodegroup|node-?group|eks-?nodes?|karpenter-?node|node-?role|(?<![a-z])nodes?(?![a-z]))/i.test(
        principal ?? '',
      ),
    ) || /assumed-role\/[^/\s]+\/i-[0-9a-fx]{8,}|:role\/[\w-]*NodeInstanceRole/i.test(text)
  )
}

/** A denial for which AWS named this kind of policy. */
export function deniedBy(pattern: RegExp): (facts: Facts) => boolean {
  return ({ errors }) => errors.some(({ reason }) => pattern.test(reason ?? ''))
}

export function hasCode(pattern: RegExp): (facts: Facts) => boolean {
  return ({ errors }) => errors.some(({ code }) => pattern.test(code ?? ''))
}

/** A contact with this kind of host failed at one of these stages. */
export function lostContact(
  kind: Facts['contacts'][number]['kind'],
  ...stages: readonly Facts['contacts'][number]['stage'][]
): (facts: Facts) => boolean {
  return ({ contacts }) =>
    contacts.some(
      (contact) => contact.kind === kind && (stages.length === 0 || stages.includes(contact.stage)),
    )
}
