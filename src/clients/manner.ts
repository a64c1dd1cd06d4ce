import type { Manner } from '../model/clients.ts'
import { present } from '../present.ts'
import type { StorageSettings } from './client.ts'
import type { EndpointVariable } from './endpointVariables.ts'

/**
 * How a client that does as its configuration says words its requests. Without one, as S3 proposes.
 * @param variable what gives it an endpoint where its configuration does not
 */
export function mannerOf(settings: StorageSettings | undefined, variable?: EndpointVariable): Manner {
  const { endpoint = variable?.url, pathStyle = false, encryption, acl } = settings ?? {}
  return { pathStyle, ...present({ endpoint, encryption, acl }) }
}
