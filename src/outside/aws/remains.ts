import { HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { present } from '../../present.ts'
import type { Answer } from '../answer.ts'
import { marker } from './marker.ts'
import type { Written } from './objects.ts'
import { read, type S3Desk } from './s3Desk.ts'
import { type TopVersion, topVersion } from './topVersion.ts'

/** Finding what we left in one bucket. Every method is one API operation. */
export class Remains {
  readonly #s3: S3Desk
  constructor(s3: S3Desk) {
    this.#s3 = s3
  }

  /** What stands at a key of ours, for when we cannot know. */
  top(key: string): Promise<Answer<TopVersion>> {
    return topVersion(this.#s3, key)
  }

  /** The object as it stands, when it carries our marker; undefined when it does not, or cannot be looked at. */
  async marked(key: string): Promise<Written | undefined> {
    const { name, client } = this.#s3
    const command = new HeadObjectCommand({ Bucket: name, Key: key })
    const answer = await read(this.#s3, 'HeadObject', (options) => client.send(command, options))
    if (!answer.ok || answer.value.Metadata?.[marker] === undefined) return undefined
    const { VersionId: versionId } = answer.value
    return { key, ...(versionId === 'null' ? {} : present({ versionId })) }
  }

  /**
   * What lies under our own prefix and is older than the given time: the remains of runs that were killed.
   * @param below the folder in which they wrote, which is empty for the root
   */
  async oldProbes(before: Date, below: string): Promise<Answer<readonly string[]>> {
    const { name, client } = this.#s3
    const command = new ListObjectsV2Command({ Bucket: name, Prefix: `${below}${marker}/`, MaxKeys: 100 })
    const answer = await read(this.#s3, 'ListObjectsV2', (options) => client.send(command, options))
    if (!answer.ok) return answer
    const value = (answer.value.Contents ?? []).flatMap(({ Key, LastModified }) =>
      Key !== undefined && LastModified !== undefined && LastModified < before ? [Key] : [],
    )
    return { ...answer, value }
  }
}
