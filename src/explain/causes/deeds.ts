import type { Facts } from '../facts.ts'
import { isBareDenial } from './situations.ts'

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
