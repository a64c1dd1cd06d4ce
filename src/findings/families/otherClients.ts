import type { Rule } from '../../model/rule.ts'
import { bucketsUnknown } from '../buckets-unknown.ts'
import { clientWithoutCredentials } from '../client-without-credentials.ts'
import { clientsDisagree } from '../clients-disagree.ts'
import { endpointVariableSet } from '../endpoint-variable-set.ts'
import { metadataBehindProxy } from '../metadata-behind-proxy.ts'
import { stsEndpointUnreachableForClients } from '../sts-endpoint-unreachable-for-clients.ts'
import { stsHostOfClientDoesNotExist } from '../sts-host-of-client-does-not-exist.ts'

/** What concerns other clients than the one that asked, in their order. */
export const otherClientsRules: readonly Rule[] = [
  stsHostOfClientDoesNotExist,
  stsEndpointUnreachableForClients,
  clientWithoutCredentials,
  clientsDisagree,
  metadataBehindProxy,
  endpointVariableSet,
  bucketsUnknown,
]
