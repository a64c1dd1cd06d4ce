import type { Credentials } from './aws/wallet.ts'
import { stringField } from './thrown.ts'

/** The JSON in which metadata services hand out credentials; undefined unless it holds all three parts. */
export function parseCredentials(body: string): Credentials | undefined {
  let document: unknown
  try {
    document = JSON.parse(body)
  } catch {
    return undefined
  }
  const accessKeyId = stringField(document, 'AccessKeyId')
  const secretAccessKey = stringField(document, 'SecretAccessKey')
  const sessionToken = stringField(document, 'Token')
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
    return undefined
  return { accessKeyId, secretAccessKey, sessionToken }
}

/** What the service says instead: the code in such a JSON, as `AssumeRoleUnauthorizedAccess`. */
export function codeIn(body: string): string | undefined {
  try {
    return stringField(JSON.parse(body), 'Code')
  } catch {
    return undefined
  }
}

/** An answer that could hold half of the credentials is not repeated; its code and message may be. */
export function withoutSecrets(body: string): string {
  return /SecretAccessKey|"Token"/.test(body) ? 'an answer without complete credentials' : body
}
