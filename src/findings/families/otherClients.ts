import type { Rule } from '../../model/rule.ts'
import { backupStaticKeys } from '../backup-static-keys.ts'
import { bucketsUnknown } from '../buckets-unknown.ts'
import { clientWithoutCredentials } from '../client-without-credentials.ts'
import { clientsDisagree } from '../clients-disagree.ts'
import { configurationUnreadable } from '../configuration-unreadable.ts'
import { metadataBehindProxy } from '../metadata-behind-proxy.ts'
import { registryRegionEndpointSet } from '../registry-region-endpoint-set.ts'
import { registryRegionMissing } from '../registry-region-missing.ts'
import { registryStaticKeys } from '../registry-static-keys.ts'
import { registryV4authOff } from '../registry-v4auth-off.ts'
import { stsEndpointUnreachableForClients } from '../sts-endpoint-unreachable-for-clients.ts'
import { stsHostOfClientDoesNotExist } from '../sts-host-of-client-does-not-exist.ts'

/** What concerns other clients than the one that asked, and settings, in their order. */
export const otherClientsRules: readonly Rule[] = [
  stsHostOfClientDoesNotExist,
  stsEndpointUnreachableForClients,
  registryStaticKeys,
  backupStaticKeys,
  clientWithoutCredentials,
  clientsDisagree,
  registryRegionMissing,
  registryV4authOff,
  registryRegionEndpointSet,
  metadataBehindProxy,
  configurationUnreadable,
  bucketsUnknown,
]
