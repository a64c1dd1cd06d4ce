import type { LabRequest } from '../http/exchange.ts'

/** The signature of a request and what it claims to cover, before anything is verified. */
export interface SignedRequest {
  readonly style: 'header' | 'query'
  readonly accessKeyId: string
  readonly scope: { readonly date: string; readonly region: string; readonly service: string }
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261122T211000Z`, as sent. */
  readonly amzDate: string
  readonly sessionToken?: string
  /** Only in a presigned URL. */
  readonly expiresSeconds?: number
}

export type Authorization =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'signature-v2' }
  | { readonly kind: 'malformed'; readonly where: 'header' | 'query' }
  | { readonly kind: 'signed'; readonly signed: SignedRequest }

/** Reads SigV4 out of the Authorization header or the query (AWS Signature Version 4, "Authenticating requests"). */
export function readAuthorization({ headers, query }: LabRequest): Authorization {
  const header = headers.authorization
  if (header !== undefined) {
    if (header.startsWith('AWS ')) return { kind: 'signature-v2' }
    const parts = new Map(
      [...header.matchAll(/(Credential|SignedHeaders|Signature)=([^,\s]+)/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    return assemble('header', {
      credential: parts.get('Credential'),
      signedHeaders: parts.get('SignedHeaders'),
      signature: parts.get('Signature'),
      amzDate: headers['x-amz-date'] ?? compactDate(headers.date),
      sessionToken: headers['x-amz-security-token'],
    })
  }
  if (query.has('AWSAccessKeyId')) return { kind: 'signature-v2' }
  if (!query.has('X-Amz-Algorithm') && !query.has('X-Amz-Signature')) return { kind: 'anonymous' }
  return assemble('query', {
    credential: query.get('X-Amz-Credential') ?? undefined,
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? undefined,
    signature: query.get('X-Amz-Signature') ?? undefined,
    amzDate: query.get('X-Amz-Date') ?? undefined,
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    expires: query.get('X-Amz-Expires') ?? undefined,
  })
}

/** `20261122T211000Z` as a date; undefined when it is none. */
export function parseAmzDate(amzDate: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

/** A date as SigV4 writes it. */
export function amzDateOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function assemble(
  style: SignedRequest['style'],
  parts: Readonly<
    Record<'credential' | 'signedHeaders' | 'signature' | 'amzDate' | 'sessionToken', string | undefined>
  > & { readonly expires?: string | undefined },
): Authorization {
  const { credential, signedHeaders, signature, amzDate, sessionToken, expires } = parts
  const fields = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential ?? '')
  if (fields === null || !signedHeaders || !signature || !amzDate) return { kind: 'malformed', where: style }
  const [, accessKeyId = '', date = '', region = '', service = ''] = fields
  return {
    kind: 'signed',
    signed: {
      style,
      accessKeyId,
      scope: { date, region, service },
      signedHeaders: signedHeaders.toLowerCase().split(';'),
      signature,
      amzDate,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expires === undefined ? {} : { expiresSeconds: Number(expires) }),
    },
  }
}

function compactDate(httpDate: string | undefined): string | undefined {
  const time = Date.parse(httpDate ?? '')
  return Number.isNaN(time) ? undefined : amzDateOf(new Date(time))
}
