import type { Client, Env } from './client.ts'
import {
  globalStsHost,
  hasContainerCredentials,
  hasStaticKey,
  isSet,
  wantsRegionalSts,
} from './environment.ts'

/**
 * s3cmd 2.3.0 or newer without a key in its .s3cfg: environment, then STS if AWS_ROLE_ARN is set, then the instance
 * (s3tools/s3cmd S3/Config.py, role_config). It knows no container credentials.
 */
export const s3cmd: Client = {
  id: 's3cmd',
  source(env) {
    if (hasStaticKey(env)) return 'static-env'
    return isSet(env.AWS_ROLE_ARN) ? 'irsa' : 'imds'
  },
  stsHost(env) {
    // Without AWS_REGION it takes bucket_location, whose default is the word "US".
    return wantsRegionalSts(env) ? `sts.${env.AWS_REGION || 'US'}.amazonaws.com` : globalStsHost
  },
  unsupported: (env) => podIdentityOnly(env),
}

function podIdentityOnly(env: Env): string | undefined {
  return hasContainerCredentials(env) && !hasStaticKey(env) && !isSet(env.AWS_ROLE_ARN)
    ? 's3cmd has no support for EKS Pod Identity and would use the node instead'
    : undefined
}
