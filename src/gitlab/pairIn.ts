import type { KeyPair, Origin } from '../model/gitlab.ts'

/** Where a whole pair stands; undefined for half a pair, which no client takes. */
export function pairIn({ file, key, accessKeyId, secretAccessKey }: KeyPair): Origin | undefined {
  return accessKeyId === undefined || secretAccessKey === undefined ? undefined : { file, key }
}
