import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { type Answer, AwsError } from '../http/exchange.ts'
import { authorize, type S3Call } from './call.ts'
import { useKey } from './encryption.ts'
import { contextOfUpload, uploadOf } from './multipart.ts'
import { versionHeaders } from './object-headers.ts'
import { refuseUnlessWritable } from './preconditions.ts'
import { addVersion, type Part, type Upload } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

const minPartSize = 5 * 1024 * 1024

export function completeMultipartUpload(call: S3Call): Answer {
  const { bucket, key } = call
  authorize(call, { action: 's3:PutObject', key, context: contextOfUpload(call) })
  const upload = uploadOf(call)
  useKey(call, 'kms:Decrypt', upload.encryption)
  const parts = partsOf(upload, readPartList(call.body))
  refuseUnlessWritable(call)
  const version = addVersion(bucket, {
    ...{ key, owner: upload.owner, encryption: upload.encryption, deleteMarker: false },
    body: Buffer.concat(parts.map(({ body }) => body)),
    etag: etagOfParts(parts),
    lastModified: call.aws.now(),
    headers: upload.headers,
  })
  bucket.uploads.delete(upload.id)
  const { ETag = '', ...headers } = versionHeaders(call, version)
  const Location = `https://${bucket.name}.s3.${bucket.config.region}.amazonaws.com/${encodeURIComponent(key)}`
  return xmlAnswer(
    'CompleteMultipartUploadResult',
    { Location, Bucket: bucket.name, Key: key, ETag },
    headers,
  )
}

interface NamedPart {
  readonly number: number
  readonly etag: string
}

function readPartList(body: Buffer): readonly NamedPart[] {
  const parser = new XMLParser({
    parseTagValue: false,
    // Go writes a quotation mark as &#34;
    htmlEntities: true,
    isArray: (name) => name === 'Part',
  })
  const document: { CompleteMultipartUpload?: { Part?: { PartNumber: string; ETag: string }[] } } =
    parser.parse(body.toString('utf8'))
  const parts = document.CompleteMultipartUpload?.Part ?? []
  if (parts.length === 0) {
    throw new AwsError(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  }
  return parts.map(({ PartNumber, ETag }) => ({
    number: Number(PartNumber),
    etag: ETag.replace(/^(?:"|&quot;)|(?:"|&quot;)$/g, ''),
  }))
}

function partsOf(upload: Upload, named: readonly NamedPart[]): readonly Part[] {
  return named.map(({ number, etag }, index) => {
    const part = upload.parts.get(number)
    if (part?.etag !== etag) {
      throw new AwsError(
        400,
        'InvalidPart',
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { UploadId: upload.id, PartNumber: String(number), ETag: etag },
      )
    }
    const next = named[index + 1]
    if (next !== undefined && next.number <= number) {
      throw new AwsError(
        400,
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
        { UploadId: upload.id },
      )
    }
    if (next !== undefined && part.body.length < minPartSize) {
      throw new AwsError(
        400,
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        {
          ProposedSize: String(part.body.length),
          MinSizeAllowed: String(minPartSize),
          PartNumber: String(number),
          ETag: etag,
        },
      )
    }
    return part
  })
}

function etagOfParts(parts: readonly Part[]): string {
  const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')))
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`
}
