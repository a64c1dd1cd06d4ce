import type { Answer } from '../http/exchange.ts'
import { type XmlChildren, xmlDocument } from '../http/xml.ts'

/** S3's successful answers in XML. */
export function xmlAnswer(
  root: string,
  children: XmlChildren,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: 200,
    headers: { ...headers, 'Content-Type': 'application/xml' },
    body: xmlDocument(root, children, 'http://s3.amazonaws.com/doc/2006-03-01/'),
  }
}
