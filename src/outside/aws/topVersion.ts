import { HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3'
import { present } from '../../present.ts'
import type { Answer } from '../answer.ts'
import { currentJourney } from '../network/journey.ts'
import { marker } from './marker.ts'
import { type S3Desk, write } from './s3Desk.ts'

/** What stands at a key, as far as a reader can see. */
export type TopVersion =
  | { readonly kind: 'nothing' }
  /** Written by this run, by our marker in its metadata. */
  | {
      readonly kind: 'ours'
      readonly versionId?: string
      readonly encryption?: string
      readonly kmsKeyArn?: string
    }
  | { readonly kind: 'delete-marker'; readonly versionId?: string }
  | { readonly kind: 'foreign' }

/**
 * Looks at a key after an answer was lost. HeadObject needs no more than s3:GetObject, and in a versioned bucket it
 * names the version, or the delete marker, that is on top (S3 API reference, HeadObject).
 */
export function topVersion(s3: S3Desk, key: string): Promise<Answer<TopVersion>> {
  const command = new HeadObjectCommand({ Bucket: s3.name, Key: key })
  return write(s3, 'HeadObject', async (options) => {
    try {
      return seen(await s3.client.send(command, options), s3.run)
    } catch (thrown) {
      const exchange = currentJourney()?.exchange
      if (exchange?.httpStatus !== 404) throw thrown
      if (exchange.headers['x-amz-delete-marker'] !== 'true') return { kind: 'nothing' }
      return { kind: 'delete-marker', ...present({ versionId: exchange.headers['x-amz-version-id'] }) }
    }
  })
}

function seen(output: HeadObjectCommandOutput, run: string): TopVersion {
  const { Metadata, VersionId, ServerSideEncryption: encryption, SSEKMSKeyId: kmsKeyArn } = output
  if (Metadata?.[marker] !== run) return { kind: 'foreign' }
  // `null` is the version of what was written while the bucket kept none.
  const versionId = VersionId === 'null' ? undefined : VersionId
  return { kind: 'ours', ...present({ versionId, encryption, kmsKeyArn }) }
}

/**
 * S3 says that the key is taken. If an attempt of ours was not heard, it may be that attempt's object that is there.
 * @param refusal S3's answer to the later attempt
 */
export async function arrivedBefore(
  s3: S3Desk,
  key: string,
  refusal: Extract<Answer<never>, { ok: false }>,
): Promise<Answer<Extract<TopVersion, { kind: 'ours' }>>> {
  if (refusal.unheard !== true) return refusal
  const top = await topVersion(s3, key)
  if (!top.ok) return refusal
  if (top.value.kind === 'ours') return { ...top, value: top.value, unheard: true }
  const { unheard: _, ...heard } = refusal
  return top.value.kind === 'foreign' ? heard : refusal
}
