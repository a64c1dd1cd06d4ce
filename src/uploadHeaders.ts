import type { UploadHeader } from './model/bucketFacts.ts'

/** `with x-amz-acl: private`, `without x-amz-acl`, several of them with a comma. */
export function headersInWords(headers: readonly UploadHeader[]): string {
  return headers
    .map(({ name, value }) => (value === undefined ? `without ${name}` : `with ${name}: ${value}`))
    .join(', ')
}
