import type { Answer } from '../http/exchange.ts'
import { getBucketAcl, getObjectAcl, putObjectAcl } from './acl.ts'
import { getBucketLocation, getBucketVersioning, headBucket } from './bucket-operations.ts'
import type { S3Call } from './call.ts'
import { completeMultipartUpload } from './complete-multipart.ts'
import { copyObject } from './copy-object.ts'
import { deleteObject, deleteObjects } from './delete-objects.ts'
import { listObjects, listObjectsV2 } from './list-objects.ts'
import { listMultipartUploads, listObjectVersions } from './list-versions.ts'
import {
  abortMultipartUpload,
  createMultipartUpload,
  listParts,
  uploadPart,
  uploadPartCopy,
} from './multipart.ts'
import type { S3Operation } from './operation.ts'
import { getObject } from './read-object.ts'
import { putObject } from './write-object.ts'

/** Everything S3 can do here. The second argument: the checksums that came with the body, verified. */
export const operations: Readonly<
  Record<S3Operation, (call: S3Call, checksums: Readonly<Record<string, string>>) => Answer>
> = {
  GetObject: getObject,
  HeadObject: getObject,
  PutObject: putObject,
  CopyObject: copyObject,
  DeleteObject: deleteObject,
  CreateMultipartUpload: createMultipartUpload,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
  ListParts: listParts,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
  GetObjectAcl: getObjectAcl,
  PutObjectAcl: putObjectAcl,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  ListMultipartUploads: listMultipartUploads,
  HeadBucket: headBucket,
  GetBucketLocation: getBucketLocation,
  GetBucketVersioning: getBucketVersioning,
  GetBucketAcl: getBucketAcl,
  DeleteObjects: deleteObjects,
}
