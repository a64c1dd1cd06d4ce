import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectAclCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import type { BucketFacts } from '../../model/bucketFacts.ts'
import { present } from '../../present.ts'
import { type Answer, type Refused, refused } from '../answer.ts'
import { marker } from './marker.ts'
import { incomplete, kept, read, type S3Desk, write } from './s3Desk.ts'
import { arrivedBefore } from './topVersion.ts'

/** One version of one object, as far as S3 told us about it. */
export interface Written {
  readonly key: string
  readonly versionId?: string
}

/** The objects of one bucket. Every method is one API operation. */
export class Objects {
  readonly #s3: S3Desk
  /** A key that List showed; it stays in here, since keys tell what people store. */
  #listedKey: string | undefined
  constructor(s3: S3Desk) {
    this.#s3 = s3
  }

  /**
   * Lists the first key, of the whole bucket or of a folder.
   * @param owner an account id; of a bucket of another account S3 then says AccessDenied
   */
  async list(below = '', owner?: string): Promise<Answer<BucketFacts['s3-list']>> {
    const folder = below === '' ? {} : { Prefix: below }
    const owned = present({ ExpectedBucketOwner: owner })
    const command = new ListObjectsV2Command({ Bucket: this.#s3.name, MaxKeys: 1, ...folder, ...owned })
    const answer = await read(this.#s3, 'ListObjectsV2', (options) => this.#s3.client.send(command, options))
    if (!answer.ok) return answer
    const { Name: name, Contents: contents = [] } = answer.value
    if (name === undefined) return incomplete(this.#s3, 'ListObjectsV2', answer)
    this.#listedKey = contents[0]?.Key
    return { ...answer, value: { name, foundObject: contents.length > 0 } }
  }

  /** Reads an object whole; `limit` bytes at most are asked for. */
  get(key: string, limit?: number): Promise<Answer<string>> {
    const range = limit === undefined ? {} : { Range: `bytes=0-${limit - 1}` }
    const command = new GetObjectCommand({ Bucket: this.#s3.name, Key: key, ...range })
    return read(this.#s3, 'GetObject', async (options) => {
      const { Body } = await this.#s3.client.send(command, options)
      return (await Body?.transformToString()) ?? ''
    })
  }

  /**
   * Reads the first byte of an object that was there before us. Undefined when List showed none, or none in the folder
   * that the clients keep to.
   */
  async getListed(below = ''): Promise<Answer<string> | undefined> {
    const key = this.#listedKey
    if (key?.startsWith(below) !== true) return undefined
    // Our own probes, of this run or another, say nothing of GitLab's objects.
    if (key.startsWith(`${marker}/`) || key.startsWith(`${below}${marker}/`)) return undefined
    const answer = await this.get(key, 1)
    return answer.ok ? answer : withoutKey(answer, key)
  }

  /** Writes a new object; `If-None-Match: *` makes S3 refuse rather than overwrite. */
  async put(key: string, body: string): Promise<Answer<BucketFacts['s3-write']>> {
    const { name, run, client } = this.#s3
    const object = {
      Bucket: name,
      Key: key,
      Body: body,
      IfNoneMatch: '*',
      Metadata: { [marker]: run },
      ...kept(this.#s3),
    }
    const command = new PutObjectCommand(object)
    const answer = await write(this.#s3, 'PutObject', (options) => client.send(command, options))
    if (!answer.ok) {
      if (answer.failure.code !== 'PreconditionFailed') return answer
      const before = await arrivedBefore(this.#s3, key, answer)
      if (!before.ok) return before
      const { kind: _, ...written } = before.value
      return { ...before, value: { key, ...written } }
    }
    const { VersionId: versionId, ServerSideEncryption: encryption, SSEKMSKeyId: kmsKeyArn } = answer.value
    return { ...answer, value: { key, ...present({ versionId, encryption, kmsKeyArn }) } }
  }

  /** The access control list of an object of ours; needs s3:GetObjectAcl. */
  getAcl(key: string): Promise<Answer<unknown>> {
    const { name, client } = this.#s3
    const command = new GetObjectAclCommand({ Bucket: name, Key: key })
    return read(this.#s3, 'GetObjectAcl', (options) => client.send(command, options))
  }

  /** Sets it to what it is; needs s3:PutObjectAcl and a bucket that takes access control lists. */
  putAcl(key: string): Promise<Answer<unknown>> {
    const { name, client } = this.#s3
    const command = new PutObjectAclCommand({ Bucket: name, Key: key, ACL: 'private' })
    return write(this.#s3, 'PutObjectAcl', (options) => client.send(command, options))
  }

  async copy(from: string, to: string): Promise<Answer<Written>> {
    const { name, client } = this.#s3
    const command = new CopyObjectCommand({
      Bucket: name,
      Key: to,
      CopySource: `${name}/${from}`,
      ...kept(this.#s3),
    })
    const answer = await write(this.#s3, 'CopyObject', (options) => client.send(command, options))
    if (!answer.ok) return answer
    return { ...answer, value: { key: to, ...present({ versionId: answer.value.VersionId }) } }
  }

  /** Deletes an object of ours, or one version of it. On a versioned bucket the answer names the delete marker. */
  async delete(key: string, versionId?: string): Promise<Answer<Written>> {
    const { name, client } = this.#s3
    const command = new DeleteObjectCommand({
      Bucket: name,
      Key: key,
      ...present({ VersionId: versionId }),
    })
    const answer = await write(this.#s3, 'DeleteObject', (options) => client.send(command, options))
    if (!answer.ok) return answer
    const { DeleteMarker, VersionId } = answer.value
    return { ...answer, value: { key, ...(DeleteMarker === true ? present({ versionId: VersionId }) : {}) } }
  }
}

/** AWS's refusal names the object; its key is nobody's business. */
function withoutKey({ failure, aws }: Refused, key: string): Refused {
  const masked = (text: string) => text.replaceAll(key, '<AN EXISTING OBJECT>')
  const said = aws?.message === undefined ? {} : { message: masked(aws.message) }
  return refused(
    { ...failure, message: masked(failure.message) },
    aws === undefined ? undefined : { ...aws, ...said },
  )
}
