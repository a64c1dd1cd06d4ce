import type { Rule } from '../../model/rule.ts'
import { awsProfileMissing } from '../aws-profile-missing.ts'
import { awscliLacksPodIdentity } from '../awscli-lacks-pod-identity.ts'
import { clientLacksImdsv2 } from '../client-lacks-imdsv2.ts'
import { metadataTooSlowForClient } from '../metadata-too-slow-for-client.ts'
import { railsLacksPodIdentity } from '../rails-lacks-pod-identity.ts'
import { railsLacksWebIdentity } from '../rails-lacks-web-identity.ts'
import { registryLacksPodIdentity } from '../registry-lacks-pod-identity.ts'
import { registryLacksWebIdentity } from '../registry-lacks-web-identity.ts'
import { s3cmdLacksWebIdentity } from '../s3cmd-lacks-web-identity.ts'

/** What a client does not know in its version. They come before what it gets instead, which is then no news. */
export const clientAbilityRules: readonly Rule[] = [
  railsLacksWebIdentity,
  railsLacksPodIdentity,
  registryLacksWebIdentity,
  registryLacksPodIdentity,
  s3cmdLacksWebIdentity,
  awscliLacksPodIdentity,
  awsProfileMissing,
  clientLacksImdsv2,
  metadataTooSlowForClient,
]
