import type { Manner } from '../model/clients.ts'
import { present } from '../present.ts'
import type { StorageSettings } from './client.ts'

/** How a client that does as its configuration says words its requests. Without one, as S3 proposes. */
export function mannerOf(settings: StorageSettings | undefined): Manner {
  const { endpoint, pathStyle = false, encryption, acl } = settings ?? {}
  return { pathStyle, ...present({ endpoint, encryption, acl }) }
}
