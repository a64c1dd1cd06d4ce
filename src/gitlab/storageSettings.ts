import type { StorageSettings } from '../clients/client.ts'
import type { KeyPair } from '../model/gitlab.ts'
import type { Encryption } from '../model/gitlabFiles.ts'
import { pairIn } from './pairIn.ts'

/** Turning what configuration files say into what the clients' behaviour hangs on. */

export function keysOf(pair: KeyPair): StorageSettings['keys'] {
  if (pairIn(pair) !== undefined) return 'both'
  return pair.accessKeyId === undefined && pair.secretAccessKey === undefined ? 'none' : 'half'
}

/** The plain names of S3 say no more than that it is AWS. */
export function ownEndpoint(text: string | undefined): string | undefined {
  const host = text?.replace(/^https:\/\//, '').replace(/\/$/, '')
  return host === undefined || /^s3([.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com(\.cn)?$/.test(host)
    ? undefined
    : text
}

export function encryptionSettings(encryption: Encryption | undefined): StorageSettings['encryption'] {
  const algorithm = encryption?.algorithm?.value
  return algorithm === undefined ? undefined : encrypted(algorithm, encryption?.kmsKeyId?.value)
}

export function encrypted(algorithm: string, keyId?: string): { algorithm: string; keyId?: string } {
  return { algorithm, ...(keyId === undefined ? {} : { keyId }) }
}
