import { account } from './account.ts'
import { audience } from './audience.ts'
import { backupSettings } from './backupSettings.ts'
import { between } from './between.ts'
import { bounds } from './bounds.ts'
import { bucketNames } from './bucketNames.ts'
import { bucketPlace } from './bucketPlace.ts'
import { bucketSettings } from './bucketSettings.ts'
import { busy } from './busy.ts'
import type { Cases } from './case.ts'
import { clientAbilities } from './clientAbilities.ts'
import { clientSettings } from './clientSettings.ts'
import { clock } from './clock.ts'
import { configuration } from './configuration.ts'
import { cutOff } from './cutOff.ts'
import { documents } from './documents.ts'
import { encryptionSetting } from './encryptionSetting.ts'
import { injection } from './injection.ts'
import { keyPermission } from './keyPermission.ts'
import { keyState } from './keyState.ts'
import { keysAlone } from './keysAlone.ts'
import { metadataServices } from './metadataServices.ts'
import { missingAction } from './missingAction.ts'
import { objectState } from './objectState.ts'
import { oidc } from './oidc.ts'
import { otherServers } from './otherServers.ts'
import { podIdentityAgent } from './podIdentityAgent.ts'
import { podIdentityClients } from './podIdentityClients.ts'
import { podIdentityRefusals } from './podIdentityRefusals.ts'
import { podItself } from './podItself.ts'
import { policyDenies } from './policyDenies.ts'
import { railsSettings } from './railsSettings.ts'
import { registrySettings } from './registrySettings.ts'
import { remains } from './remains.ts'
import { resourceArn } from './resourceArn.ts'
import { rolePolicy } from './rolePolicy.ts'
import { session } from './session.ts'
import { silence } from './silence.ts'
import { staticKeys } from './staticKeys.ts'
import { tokenFile } from './tokenFile.ts'
import { tokenRefused } from './tokenRefused.ts'
import { trust } from './trust.ts'
import { trustDocument } from './trustDocument.ts'
import { uploadHeaders } from './uploadHeaders.ts'
import { wrongRole } from './wrongRole.ts'

/** The stories of all rules. A rule without a match and a near miss here fails a test. */
export const cases: Cases = {
  ...clock,
  ...between,
  ...podIdentityAgent,
  ...podIdentityRefusals,
  ...cutOff,
  ...busy,
  ...account,
  ...injection,
  ...tokenFile,
  ...audience,
  ...oidc,
  ...tokenRefused,
  ...trust,
  ...trustDocument,
  ...documents,
  ...staticKeys,
  ...keysAlone,
  ...session,
  ...wrongRole,
  ...bucketPlace,
  ...bucketSettings,
  ...keyState,
  ...objectState,
  ...encryptionSetting,
  ...otherServers,
  ...bounds,
  ...keyPermission,
  ...policyDenies,
  ...uploadHeaders,
  ...rolePolicy,
  ...resourceArn,
  ...missingAction,
  ...silence,
  ...podIdentityClients,
  ...podItself,
  ...clientAbilities,
  ...metadataServices,
  ...clientSettings,
  ...railsSettings,
  ...registrySettings,
  ...backupSettings,
  ...bucketNames,
  ...configuration,
  ...remains,
}
