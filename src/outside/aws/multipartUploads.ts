import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { present } from '../../present.ts'
import type { Answer } from '../answer.ts'
import { marker } from './marker.ts'
import type { Written } from './objects.ts'
import { incomplete, kept, type S3Desk, write } from './s3Desk.ts'
import { arrivedBefore } from './topVersion.ts'

/** The multipart uploads of one bucket. Every method is one API operation. */
export class MultipartUploads {
  readonly #s3: S3Desk
  constructor(s3: S3Desk) {
    this.#s3 = s3
  }

  /** Begins an upload; answers with its id. */
  async create(key: string): Promise<Answer<string>> {
    const { name, run, client } = this.#s3
    const upload = { Bucket: name, Key: key, Metadata: { [marker]: run }, ...kept(this.#s3) }
    const command = new CreateMultipartUploadCommand(upload)
    const answer = await write(this.#s3, 'CreateMultipartUpload', (options) => client.send(command, options))
    if (!answer.ok) return answer
    const { UploadId } = answer.value
    return UploadId === undefined
      ? incomplete(this.#s3, 'CreateMultipartUpload', answer)
      : { ...answer, value: UploadId }
  }

  /** Uploads the only part; answers with its ETag. */
  async uploadPart(key: string, uploadId: string, body: string): Promise<Answer<string>> {
    const { name, client } = this.#s3
    const part = { Bucket: name, Key: key, UploadId: uploadId, PartNumber: 1, Body: body }
    const command = new UploadPartCommand(part)
    const answer = await write(this.#s3, 'UploadPart', (options) => client.send(command, options))
    if (!answer.ok) return answer
    const { ETag } = answer.value
    return ETag === undefined ? incomplete(this.#s3, 'UploadPart', answer) : { ...answer, value: ETag }
  }

  async complete(key: string, uploadId: string, etag: string): Promise<Answer<Written>> {
    const { name, client } = this.#s3
    const command = new CompleteMultipartUploadCommand({
      Bucket: name,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag: etag }] },
      IfNoneMatch: '*',
    })
    const answer = await write(this.#s3, 'CompleteMultipartUpload', (options) =>
      client.send(command, options),
    )
    if (!answer.ok) {
      if (!/^(PreconditionFailed|NoSuchUpload)$/.test(answer.failure.code)) return answer
      const before = await arrivedBefore(this.#s3, key, answer)
      return before.ok
        ? { ...before, value: { key, ...present({ versionId: before.value.versionId }) } }
        : before
    }
    return { ...answer, value: { key, ...present({ versionId: answer.value.VersionId }) } }
  }

  abort(key: string, uploadId: string): Promise<Answer<unknown>> {
    const { name, client } = this.#s3
    const command = new AbortMultipartUploadCommand({ Bucket: name, Key: key, UploadId: uploadId })
    return write(this.#s3, 'AbortMultipartUpload', (options) => client.send(command, options))
  }

  /** The ids of one key's open uploads; needs s3:ListBucketMultipartUploads. */
  async open(key: string): Promise<Answer<readonly string[]>> {
    const { name, client } = this.#s3
    const command = new ListMultipartUploadsCommand({ Bucket: name, Prefix: key })
    const answer = await write(this.#s3, 'ListMultipartUploads', (options) => client.send(command, options))
    if (!answer.ok) return answer
    const uploads = answer.value.Uploads ?? []
    const value = uploads.flatMap(({ Key, UploadId }) =>
      Key === key && UploadId !== undefined ? [UploadId] : [],
    )
    return { ...answer, value }
  }
}
