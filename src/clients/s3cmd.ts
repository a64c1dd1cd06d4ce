import { backupNeeds } from './backupNeeds.ts'
import type { Client, StorageSettings, Surroundings } from './client.ts'
import { globalStsHost, hasContainerCredentials, isSet, wantsRegionalSts } from './environment.ts'
import { mannerOf } from './manner.ts'
import { isPairOfSdks, s3cmdPair } from './s3cmdPair.ts'
import { isBefore } from './version.ts'

/**
 * s3cmd: the keys of its .s3cfg where that has an access key, with a secret or without, then the environment, then STS
 * if AWS_ROLE_ARN is set, else the instance (s3tools/s3cmd S3/Config.py: __init__, role_config). STS came with 2.2.0, its
 * regional hosts with 2.3.0; no version asks for container credentials.
 */
export const s3cmd: Client = {
  id: 's3cmd',
  way(pod, use) {
    const { env, versions } = pod
    const settings = pod.storage('s3cmd', use)
    if (settings !== undefined && settings.keys !== 'none')
      return { source: 'static-config', keys: settings.at }
    const pair = s3cmdPair(env)
    if (pair !== undefined)
      return isPairOfSdks(pair)
        ? { source: 'static-env' }
        : { source: 'static-env', keys: { file: 'environment', key: pair.accessKeyId } }
    return isSet(env.AWS_ROLE_ARN) && !isBefore(versions.s3cmd, '2.2.0')
      ? { source: 'irsa', stsHost: stsHost(pod, settings) }
      : { source: 'imds' }
  },
  manner: (pod, use) => mannerOf(pod.storage('s3cmd', use)),
  needs(pod, use) {
    const needs = backupNeeds(use)
    // A restore copies the lists along, and `acl_public = True` sends one with each copy; only False sends none
    // (S3/S3.py, sync between buckets, object_copy). Where the .s3cfg cannot be read, nobody knows.
    const copiesAcls = use !== 'backups' && pod.storage('s3cmd', use)?.aclFixed === false
    return needs === undefined || !copiesAcls ? needs : { ...needs, acl: 'restore' }
  },
  unsupported(pod, use) {
    const { env, versions } = pod
    const { source } = s3cmd.way(pod, use)
    if (source === 'static-config' || source === 'static-env') return undefined
    if (isSet(env.AWS_ROLE_ARN) && source === 'imds')
      return {
        of: 'web-identity',
        note: `s3cmd ${versions.s3cmd} has no support for IRSA, which came with 2.2.0 (GitLab 14.4)`,
      }
    if (source === 'irsa' && !isSet(env.AWS_WEB_IDENTITY_TOKEN_FILE))
      return {
        of: 'web-identity',
        note: 's3cmd sends AssumeRole unsigned when AWS_ROLE_ARN stands without AWS_WEB_IDENTITY_TOKEN_FILE',
      }
    if (source === 'imds' && hasContainerCredentials(env))
      return {
        of: 'pod-identity',
        note: 's3cmd has no support for EKS Pod Identity and would use the node instead',
      }
    return undefined
  },
  version: ({ versions }) => versions.s3cmd,
}

function stsHost({ env, versions }: Surroundings, settings: StorageSettings | undefined): string {
  if (!wantsRegionalSts(env) || isBefore(versions.s3cmd, '2.3.0')) return globalStsHost
  // Without AWS_REGION it takes bucket_location, whose default is the word "US".
  return `sts.${env.AWS_REGION || settings?.region || 'US'}.amazonaws.com`
}
