import type { Session } from '../iam/credentials.ts'

/** The credentials as the metadata service gives them; kube2iam and kiam give them alike. */
export function sessionDocument(session: Session, now: Date) {
  return {
    Code: 'Success',
    LastUpdated: withoutMilliseconds(now),
    Type: 'AWS-HMAC',
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: session.sessionToken,
    Expiration: withoutMilliseconds(session.expiration),
  }
}

export function withoutMilliseconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}/, '')
}
