import { MultipartUploads } from './multipartUploads.ts'
import { Objects } from './objects.ts'
import { Remains } from './remains.ts'
import type { S3Desk } from './s3Desk.ts'

/** One bucket, as one identity, in the region where it is. */
export interface Bucket {
  readonly name: string
  readonly objects: Objects
  readonly uploads: MultipartUploads
  readonly remains: Remains
}

export function openBucket(s3: S3Desk): Bucket {
  return {
    name: s3.name,
    objects: new Objects(s3),
    uploads: new MultipartUploads(s3),
    remains: new Remains(s3),
  }
}
