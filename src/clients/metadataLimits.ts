import type { ClientView } from '../model/clientView.ts'
import type { InstanceMetadata } from '../model/credentials.ts'
import type { Env, Lack } from './client.ts'
import { isBefore } from './version.ts'

/**
 * How long two clients wait for the metadata service: s3cmd two seconds (s3tools/s3cmd S3/Config.py), the AWS CLI one, or
 * what AWS_METADATA_SERVICE_TIMEOUT says in seconds (boto/botocore botocore/configprovider.py); what is no number there
 * says nothing.
 */
function limitOf(id: ClientView['id'], env: Env): number | undefined {
  if (id === 's3cmd') return 2_000
  if (id !== 'awscli') return undefined
  const seconds = Number(env.AWS_METADATA_SERVICE_TIMEOUT)
  return seconds > 0 ? 1_000 * seconds : 1_000
}

/** The versions from which on these ask for a token first (their git tags); the others always did. */
const knowsV2From: Partial<Record<ClientView['id'], string>> = { s3cmd: '2.3.0', rails: '3.6.4' }

/**
 * What keeps a client from the metadata service that answers here: s3cmd and fog-aws may be too old for IMDSv2,
 * and s3cmd and the AWS CLI wait for less than the five seconds for which kiam may think.
 */
export function metadataLack(
  { id, source, version }: ClientView,
  { tokenRequired = false, slowestMs = 0 }: InstanceMetadata,
  env: Env,
): Lack | undefined {
  if (!['imds', 'kube2iam', 'kiam'].includes(source)) return undefined
  const since = knowsV2From[id]
  if (tokenRequired && since !== undefined && isBefore(version, since))
    return {
      of: 'imdsv2',
      note: `${id === 'rails' ? `fog-aws ${version}` : `s3cmd ${version}`} asks the metadata service without a token, which it demands here; ${since} asks with one`,
    }
  const limitMs = limitOf(id, env)
  if (limitMs === undefined || slowestMs <= limitMs) return undefined
  return { of: 'patience', note: `the metadata service took ${slowestMs} ms, and ${id} waits for ${limitMs}` }
}
