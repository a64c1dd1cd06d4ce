import type { RequestContext } from '../../src/policy/request.ts'
import type { S3Call } from './call.ts'

const fromHeaders = [
  'x-amz-acl',
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
  'if-none-match',
  'if-match',
]

const fromQuery: Readonly<Record<string, string>> = {
  prefix: 's3:prefix',
  delimiter: 's3:delimiter',
  'max-keys': 's3:max-keys',
  versionId: 's3:VersionId',
}

const keeping = ['x-amz-server-side-encryption', 'x-amz-server-side-encryption-aws-kms-key-id']

/** The condition keys of a request that say how an object is to be kept. */
export function keepingContext({ request }: Pick<S3Call, 'request'>): RequestContext {
  return Object.fromEntries(
    keeping.flatMap((name) => {
      const value = request.headers[name]
      return value === undefined ? [] : [[`s3:${name}`, value]]
    }),
  )
}

/** The condition keys that S3 makes of a request (Service Authorization Reference, "Condition keys for Amazon S3"). */
export function requestContext({ aws, request }: Pick<S3Call, 'aws' | 'request'>): RequestContext {
  const { headers, query } = request
  const signedInHeader = headers.authorization !== undefined
  return {
    'aws:CurrentTime': aws.now().toISOString(),
    'aws:SecureTransport': String(request.secure),
    ...(request.secure ? { 's3:TlsVersion': '1.3' } : {}),
    ...(headers['user-agent'] === undefined ? {} : { 'aws:UserAgent': headers['user-agent'] }),
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:authType': signedInHeader ? 'REST-HEADER' : 'REST-QUERY-STRING',
    ...Object.fromEntries(
      fromHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[`s3:${name}`, headers[name]]])),
    ),
    ...Object.fromEntries(
      Object.entries(fromQuery).flatMap(([name, key]) => {
        const value = query.get(name)
        return value === null ? [] : [[key, value]]
      }),
    ),
  }
}
