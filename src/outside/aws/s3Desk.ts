import type { S3Client } from '@aws-sdk/client-s3'
import type { Manner } from '../../model/clients.ts'
import { type Answer, refused } from '../answer.ts'
import type { Desk, Send } from './desk.ts'
import { aclHeader, encryptionHeader } from './headers.ts'

/** S3 as one identity sees one bucket: what all its operations have in common. */
export interface S3Desk {
  readonly desk: Desk
  readonly client: S3Client
  /** The bucket's name. */
  readonly name: string
  /** The host that requests for the bucket go to. */
  readonly host: string
  /** The run, written into the metadata of all that it writes. */
  readonly run: string
  /** What the clients that are seen through send along with all that they write. */
  readonly written: Pick<Manner, 'acl' | 'encryption'>
}

/** The parameters of PutObject, CopyObject and CreateMultipartUpload that say how the object is to be kept. */
export function kept({ written: { acl, encryption } }: S3Desk) {
  return { ...aclHeader(acl), ...encryptionHeader(encryption) }
}

/** A question that may be dropped when the run stops. */
export function read<T>({ desk, host }: S3Desk, name: string, send: Send<T>): Promise<Answer<T>> {
  return desk.ask({ service: 's3', name }, host, send)
}

/** A change, or part of cleaning up: it goes on to its end although the run stops, for we must know how it ended. */
export function write<T>({ desk, host }: S3Desk, name: string, send: Send<T>): Promise<Answer<T>> {
  return desk.ask({ service: 's3', name }, host, send, { outlastStop: true })
}

/** Success without the fields that S3 always sends is none. */
export function incomplete({ host }: S3Desk, operation: string, { aws }: Answer<unknown>) {
  const message = `${operation} succeeded without the fields that S3 always sends`
  return refused({ origin: 'network', code: 'not-aws', message, stage: 'http', host }, aws)
}
