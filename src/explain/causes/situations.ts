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

/** The denials for which AWS names no policy and that concern no key. */
export function deniedWithoutReason(facts: Facts): readonly ErrorAt[] {
  return facts.errors.filter(
    ({ code, httpStatus, reason, action, operation }) =>
      reason === undefined &&
      !/^(?:sts|kms):/.test(action ?? '') &&
      !/^Assume|GetCallerIdentity/.test(operation ?? '') &&
      (/^(?:AccessDenied(?:Exception)?|Forbidden|403(?: Forbidden)?|UnauthorizedOperation)$/.test(
        code ?? '',
      ) ||
        (code === undefined && httpStatus === 403)),
  )
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

export type Deed =
  | 'list'
  | 'head-bucket'
  | 'bucket-setting'
  | 'head'
  | 'read'
  | 'write'
  | 'copy'
  | 'delete'
  | 'unknown'

const DEEDS: readonly (readonly [Deed, RegExp])[] = [
  [
    'head-bucket',
    /HeadBucket|head-bucket|head_bucket|GetBucketLocation|CreateBucket|checking (?:if )?bucket|bucket exists/i,
  ],
  [
    'bucket-setting',
    /\b(?:Get|Put|Delete)Bucket\w+|\b(?:get|put|delete)_bucket_\w+|ListBuckets|ListAllMyBuckets|list of buckets|list_?buckets|all_?buckets/,
  ],
  ['head', /HeadObject|head-object|\bHEAD\b|headObject/],
  [
    'list',
    /ListObjects|ListBucket|list_objects|listing|list objects|ListMultipartUploads|\biter bucket|s3 ls\b/i,
  ],
  ['copy', /CopyObject|UploadPartCopy|could not be copied|copy object/i],
  [
    'write',
    /PutObject|CreateMultipartUpload|InitiateMultipartUpload|CompleteMultipartUpload|UploadPart\b|put object|upload|multipart|saving|\bPUT\b|flush/i,
  ],
  ['read', /GetObject|get object|download|fetch object|\bGET\b|reading/i],
  ['delete', /DeleteObject|delete object|\bDELETE\b/i],
]

/** What was tried: by the operation that an error names, or else by the words around it. */
export function deedOf(facts: Facts): Deed {
  const operations = facts.errors.flatMap(({ operation }) => operation ?? [])
  for (const told of [operations.join(' '), facts.text.slice(0, 20_000)])
    for (const [deed, words] of DEEDS) if (told !== '' && words.test(told)) return deed
  return 'unknown'
}

/** A bare denial of one of these deeds. */
export function bareDenialOf(...deeds: readonly Deed[]): (facts: Facts) => boolean {
  return (facts) => isBareDenial(facts) && deeds.includes(deedOf(facts))
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
      /assumed-role\/[^/\s]+\/i-[0-9a-fx*]+|assumed-role\/[^/\s]*(?:node-?instance-?role|nodegroup|node-?group|eks-?nodes?|karpenter-?node|node-?role)/i.test(
        principal ?? '',
      ),
    ) || /assumed-role\/[^/\s]+\/i-[0-9a-fx]{8,}|:role\/[\w-]*NodeInstanceRole/i.test(text)
  )
}

/** The credentials of a web identity could not be had, and the text says no more of it. */
export function webIdentityFailed(facts: Facts): boolean {
  const said = facts.errors.some(
    ({ code = '', operation }) => code !== '' && !/^WebIdentityErr/.test(code) && operation !== undefined,
  )
  return (
    says(facts, /WebIdentityErr|web identity (?:token )?(?:credentials|provider)[^\n]{0,40}fail/i) &&
    !said &&
    facts.contacts.length === 0 &&
    !facts.errors.some(({ code = '' }) =>
      /^(?:InvalidIdentity|Expired|AccessDenied|Validation|IDP|Throttl|SignatureDoes|RegionDis|InvalidClient)/.test(
        code,
      ),
    ) &&
    !says(
      facts,
      /no such file|permission denied|unable to read|405|MethodNotAllowed|<Code>|Serialization|Unmarshal/i,
    )
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

/** The words with which SDKs say that they found credentials nowhere. */
export const NO_CREDENTIALS =
  /NoCredentialProviders|no valid providers in chain|Unable to locate credentials|NoCredentialsError|Could not load credentials from any providers|Missing credentials in config|Unable to load (?:AWS )?credentials from any (?:of the )?providers? in the chain|No AWS Credentials provided by|unable to sign request without credentials|MissingCredentialsError|no providers in chain provided credentials|CredentialsNotLoaded|No valid credential sources? found|no valid credential sources for|failed to refresh cached credentials|could not find (?:any )?credentials|No credentials (?:found|available|provided|specified|present)|credentials? (?:could )?not (?:be )?(?:found|loaded|provided)|Unable to find credentials|Credentials could not be loaded|failed to (?:load|get|find|retrieve) (?:aws )?credentials|could not (?:retrieve|get)(?: valid)? credentials|no credential_?s? provider|Partial credentials found|Provider returned no credentials|failed to source credentials|No signing credentials|STS assume role request failed|Failed to retrieve credentials for|static credentials are empty|EmptyStaticCreds|EnvAccessKeyNotFound/i

/** Answers of STS, and failures on the way to whoever gives credentials: then somebody was asked and said why not. */
const REFUSED =
  /^(?:InvalidIdentityToken|ExpiredToken|ValidationError|InvalidClientTokenId|IDP|Throttling|SignatureDoesNotMatch|RegionDisabled|AccessDenied)/

/** The program found no credentials, and nothing else in the text says why. */
export function foundNoCredentials(facts: Facts): boolean {
  const why =
    facts.errors.some(({ code = '' }) => REFUSED.test(code)) ||
    facts.contacts.some(({ kind }) => kind === 'sts' || kind === 'pod-identity')
  return !why && !webIdentityFailed(facts) && says(facts, NO_CREDENTIALS)
}
