import { XMLParser } from 'fast-xml-parser'
import { type Answer, AwsError } from '../http/exchange.ts'
import type { XmlChildren } from '../http/xml.ts'
import { authorize, denialOf, type S3Call } from './call.ts'
import { addVersion, removeVersion, type StoredVersion } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

interface Deletion {
  readonly key: string
  readonly versionId: string | null
}

interface Deleted {
  readonly versionId?: string
  readonly deleteMarker: boolean
}

export function deleteObject(call: S3Call): Answer {
  const versionId = call.request.query.get('versionId')
  authorize(call, { action: actionFor(versionId), key: call.key })
  const { versionId: id, deleteMarker } = remove(call, { key: call.key, versionId })
  return {
    status: 204,
    headers: {
      ...(id === undefined ? {} : { 'x-amz-version-id': id }),
      ...(deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    },
  }
}

/** Up to a thousand at once; what is refused is told key by key in an answer of status 200. */
export function deleteObjects(call: S3Call): Answer {
  const { deletions, quiet } = readDeletions(call.body)
  const results = deletions.map((deletion) => deleteOne(call, deletion))
  return xmlAnswer('DeleteResult', {
    Deleted: quiet ? [] : contentsOf(results, 'Deleted'),
    Error: contentsOf(results, 'Error'),
  })
}

interface Result {
  readonly element: 'Deleted' | 'Error'
  readonly content: XmlChildren
}

function contentsOf(results: readonly Result[], element: Result['element']): readonly XmlChildren[] {
  return results.filter((result) => result.element === element).map(({ content }) => content)
}

function deleteOne(call: S3Call, deletion: Deletion): Result {
  const named = {
    Key: deletion.key,
    ...(deletion.versionId === null ? {} : { VersionId: deletion.versionId }),
  }
  const denial = denialOf(call, { action: actionFor(deletion.versionId), key: deletion.key })
  if (denial !== undefined)
    return { element: 'Error', content: { ...named, Code: 'AccessDenied', Message: denial } }
  try {
    const { versionId, deleteMarker } = remove(call, deletion)
    const marker = deleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: versionId } : {}
    return { element: 'Deleted', content: { ...named, ...marker } }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return { element: 'Error', content: { ...named, Code: error.code, Message: error.message } }
  }
}

function actionFor(versionId: string | null): string {
  return versionId === null ? 's3:DeleteObject' : 's3:DeleteObjectVersion'
}

function remove(call: S3Call, { key, versionId }: Deletion): Deleted {
  const { bucket, aws } = call
  if (versionId === null && bucket.config.versioning !== undefined) {
    const marker = addVersion(bucket, {
      ...{ key, deleteMarker: true, body: Buffer.alloc(0), etag: '', headers: {} },
      lastModified: aws.now(),
      owner: bucket.config.account,
      encryption: { type: 'AES256' },
    })
    return { versionId: marker.versionId, deleteMarker: true }
  }
  const version = bucket.versions.get(key)?.find((one) => one.versionId === (versionId ?? 'null'))
  if (version !== undefined) {
    refuseLocked(version, aws.now())
    removeVersion(bucket, version)
  }
  return versionId === null
    ? { deleteMarker: false }
    : { versionId, deleteMarker: version?.deleteMarker ?? false }
}

function refuseLocked({ retainUntil }: StoredVersion, now: Date): void {
  if (retainUntil === undefined || retainUntil <= now) return
  throw new AwsError(403, 'AccessDenied', 'Access Denied because object protected by object lock.')
}

function readDeletions(body: Buffer): { deletions: readonly Deletion[]; quiet: boolean } {
  const parser = new XMLParser({
    parseTagValue: false,
    // Go writes quotation marks and apostrophes as &#34; and &#39;
    htmlEntities: true,
    isArray: (name) => name === 'Object',
  })
  const document: { Delete?: { Quiet?: string; Object?: { Key: string; VersionId?: string }[] } } =
    parser.parse(body.toString('utf8'))
  if (document.Delete === undefined) {
    throw new AwsError(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  }
  const { Object: objects = [], Quiet } = document.Delete
  return {
    quiet: Quiet === 'true',
    deletions: objects.map(({ Key, VersionId }) => ({ key: Key, versionId: VersionId ?? null })),
  }
}
