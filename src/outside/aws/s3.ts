import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { BucketFacts } from '../../model/facts.ts'
import { present } from '../../present.ts'
import { type Answer, refused } from '../answer.ts'
import type { Desk, Send } from './desk.ts'

/** The mark on everything we write: by it alone a later run may recognise and remove what we left. */
export const marker = 'gitlab-iam-doctor'

/** One version of one object, as far as S3 told us about it. */
export interface Written {
  readonly key: string
  readonly versionId?: string
}

/** S3, as one identity, for one bucket in one region. Every method is one API operation. */
export class Bucket {
  readonly name: string
  readonly #desk: Desk
  readonly #client: S3Client
  readonly #host: string
  readonly #run: string
  /** A key that List showed; it stays in here, since keys tell what people store. */
  #listedKey: string | undefined

  constructor(desk: Desk, client: S3Client, bucket: { name: string; host: string; run: string }) {
    this.#desk = desk
    this.#client = client
    this.name = bucket.name
    this.#host = bucket.host
    this.#run = bucket.run
  }

  /** Lists the first key. */
  async list(): Promise<Answer<BucketFacts['s3-list']>> {
    const answer = await this.#ask('ListObjectsV2', (options) =>
      this.#client.send(new ListObjectsV2Command({ Bucket: this.name, MaxKeys: 1 }), options),
    )
    if (!answer.ok) return answer
    const { Name: name, Contents: contents = [] } = answer.value
    if (name === undefined) return this.#incomplete('ListObjectsV2', answer)
    const key = contents[0]?.Key
    // Our own probes, of this run or another, say nothing of GitLab's objects.
    this.#listedKey = key?.startsWith(`${marker}/`) ? undefined : key
    return { ...answer, value: { name, foundObject: key !== undefined } }
  }

  /** Writes a new object; `If-None-Match: *` makes S3 refuse rather than overwrite. */
  async put(key: string, body: string): Promise<Answer<BucketFacts['s3-write']>> {
    const answer = await this.#ask(
      'PutObject',
      (options) =>
        this.#client.send(
          new PutObjectCommand({
            Bucket: this.name,
            Key: key,
            Body: body,
            IfNoneMatch: '*',
            Metadata: { [marker]: this.#run },
          }),
          options,
        ),
      true,
    )
    if (!answer.ok) return answer
    const { VersionId: versionId, ServerSideEncryption: encryption, SSEKMSKeyId: kmsKeyArn } = answer.value
    return { ...answer, value: { key, ...present({ versionId, encryption, kmsKeyArn }) } }
  }

  /** Reads an object whole; `limit` bytes at most are asked for. */
  async get(key: string, limit?: number): Promise<Answer<string>> {
    const answer = await this.#ask('GetObject', async (options) => {
      const range = limit === undefined ? {} : { Range: `bytes=0-${limit - 1}` }
      const { Body } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.name, Key: key, ...range }),
        options,
      )
      return (await Body?.transformToString()) ?? ''
    })
    return answer
  }

  /** Reads the first byte of an object that was there before us. Undefined when List showed none. */
  async getListed(): Promise<Answer<string> | undefined> {
    return this.#listedKey === undefined ? undefined : this.get(this.#listedKey, 1)
  }

  async copy(from: string, to: string): Promise<Answer<Written>> {
    const source = `${this.name}/${from}`
    const answer = await this.#ask(
      'CopyObject',
      (options) =>
        this.#client.send(new CopyObjectCommand({ Bucket: this.name, Key: to, CopySource: source }), options),
      true,
    )
    return answer.ok
      ? { ...answer, value: { key: to, ...present({ versionId: answer.value.VersionId }) } }
      : answer
  }

  async createUpload(key: string): Promise<Answer<string>> {
    const answer = await this.#ask(
      'CreateMultipartUpload',
      (options) =>
        this.#client.send(
          new CreateMultipartUploadCommand({
            Bucket: this.name,
            Key: key,
            Metadata: { [marker]: this.#run },
          }),
          options,
        ),
      true,
    )
    if (!answer.ok) return answer
    const { UploadId } = answer.value
    return UploadId === undefined
      ? this.#incomplete('CreateMultipartUpload', answer)
      : { ...answer, value: UploadId }
  }

  /** Uploads the only part of an upload; answers with its ETag. */
  async uploadPart(key: string, uploadId: string, body: string): Promise<Answer<string>> {
    const part = { Bucket: this.name, Key: key, UploadId: uploadId, PartNumber: 1, Body: body }
    const answer = await this.#ask(
      'UploadPart',
      (options) => this.#client.send(new UploadPartCommand(part), options),
      true,
    )
    if (!answer.ok) return answer
    return answer.value.ETag === undefined
      ? this.#incomplete('UploadPart', answer)
      : { ...answer, value: answer.value.ETag }
  }

  async completeUpload(key: string, uploadId: string, etag: string): Promise<Answer<Written>> {
    const parts = { Parts: [{ PartNumber: 1, ETag: etag }] }
    const command = {
      Bucket: this.name,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: parts,
      IfNoneMatch: '*',
    }
    const answer = await this.#ask(
      'CompleteMultipartUpload',
      (options) => this.#client.send(new CompleteMultipartUploadCommand(command), options),
      true,
    )
    return answer.ok
      ? { ...answer, value: { key, ...present({ versionId: answer.value.VersionId }) } }
      : answer
  }

  abortUpload(key: string, uploadId: string): Promise<Answer<unknown>> {
    const upload = { Bucket: this.name, Key: key, UploadId: uploadId }
    return this.#ask(
      'AbortMultipartUpload',
      (options) => this.#client.send(new AbortMultipartUploadCommand(upload), options),
      true,
    )
  }

  /** Deletes an object of ours, or one version of it. On a versioned bucket the answer names the delete marker. */
  async delete(key: string, versionId?: string): Promise<Answer<Written>> {
    const object = { Bucket: this.name, Key: key, ...present({ VersionId: versionId }) }
    const answer = await this.#ask(
      'DeleteObject',
      (options) => this.#client.send(new DeleteObjectCommand(object), options),
      true,
    )
    if (!answer.ok) return answer
    const { DeleteMarker, VersionId } = answer.value
    return { ...answer, value: { key, ...(DeleteMarker === true ? present({ versionId: VersionId }) : {}) } }
  }

  /** The versions and delete markers of one key of ours; needs s3:ListBucketVersions, which GitLab does not. */
  async versions(key: string): Promise<Answer<readonly string[]>> {
    const answer = await this.#ask(
      'ListObjectVersions',
      (options) =>
        this.#client.send(new ListObjectVersionsCommand({ Bucket: this.name, Prefix: key }), options),
      true,
    )
    if (!answer.ok) return answer
    const all = [...(answer.value.Versions ?? []), ...(answer.value.DeleteMarkers ?? [])]
    return {
      ...answer,
      value: all.flatMap(({ Key, VersionId }) => (Key === key && VersionId !== undefined ? [VersionId] : [])),
    }
  }

  /** The open multipart uploads of one key of ours; needs s3:ListBucketMultipartUploads. */
  async uploads(key: string): Promise<Answer<readonly string[]>> {
    const answer = await this.#ask(
      'ListMultipartUploads',
      (options) =>
        this.#client.send(new ListMultipartUploadsCommand({ Bucket: this.name, Prefix: key }), options),
      true,
    )
    if (!answer.ok) return answer
    const uploads = answer.value.Uploads ?? []
    return {
      ...answer,
      value: uploads.flatMap(({ Key, UploadId }) =>
        Key === key && UploadId !== undefined ? [UploadId] : [],
      ),
    }
  }

  /** True when the object carries our marker. */
  async isMarked(key: string): Promise<boolean> {
    const answer = await this.#ask('HeadObject', (options) =>
      this.#client.send(new HeadObjectCommand({ Bucket: this.name, Key: key }), options),
    )
    return answer.ok && answer.value.Metadata?.[marker] !== undefined
  }

  /** What lies under our own prefix and is older than the given time: the remains of runs that were killed. */
  async oldProbes(prefix: string, before: Date): Promise<Answer<readonly string[]>> {
    const answer = await this.#ask('ListObjectsV2', (options) =>
      this.#client.send(
        new ListObjectsV2Command({ Bucket: this.name, Prefix: prefix, MaxKeys: 100 }),
        options,
      ),
    )
    if (!answer.ok) return answer
    const contents = answer.value.Contents ?? []
    return {
      ...answer,
      value: contents.flatMap(({ Key, LastModified }) =>
        Key !== undefined && LastModified !== undefined && LastModified < before ? [Key] : [],
      ),
    }
  }

  #ask<T>(name: string, send: Send<T>, outlastStop = false): Promise<Answer<T>> {
    return this.#desk.ask({ service: 's3', name }, this.#host, send, { outlastStop })
  }

  #incomplete(operation: string, { aws }: Answer<unknown>) {
    const message = `${operation} succeeded without the fields that S3 always sends`
    return refused({ origin: 'network', code: 'not-aws', message, stage: 'http', host: this.#host }, aws)
  }
}
