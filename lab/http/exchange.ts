/** One HTTP request as the stand-ins see it, whole. */
export interface LabRequest {
  readonly method: string
  /** True when it came over TLS. */
  readonly secure: boolean
  /** Lower case, without the port. */
  readonly host: string
  /** As sent, still percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case, repeated ones joined with a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** AWS says no. Each service writes it in its own XML. */
export class AwsError extends Error {
  readonly status: number
  readonly code: string
  /** Further elements of the error document, in order. */
  readonly elements: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    elements: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.elements = elements
    this.headers = headers
  }
}

/** `%2F` and `+` as S3 and SigV4 read them: RFC 3986, a plus is a plus. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new AwsError(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}

/** RFC 3986 with only the unreserved characters left as they are, the way SigV4 and `encoding-type=url` want it. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
