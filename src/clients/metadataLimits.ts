import type { ClientView } from '../model/clientView.ts'
import type { InstanceMetadata } from '../model/credentials.ts'
import type { Env, Lack } from './client.ts'
import { isBefore } from './version.ts'

/**
 * How long two clients wait for the metadata service: s3cmd two seconds (s3tools/s3cmd S3/Config.py), the AWS CLI one, or
 * what AWS_METADATA_SERVICE_TIMEOUT says (boto/botocore botocore/configprovider.py).
 */
function limitOf(id: ClientView['id'], env: Env): number | undefined {
  if (id === 's3cmd') return 2_000
  return id === 'awscli' ? 1_000 * Number(env.AWS_METADATA_SERVICE_TIMEOUT || 1) : undefined
}

/**
 * What keeps a client from the metadata service that answers here: s3cmd knows IMDSv2 from 2.3.0 on and fog-aws from
 * 3.6.4 (their git tags), and s3cmd and the AWS CLI wait for less than the five seconds for which kiam may think.
 */
export function metadataLack(
  { id, source, version }: ClientView,
  { tokenRequired = false, slowestMs = 0 }: InstanceMetadata,
  env: Env,
): Lack | undefined {
  if (!['imds', 'kube2iam', 'kiam'].includes(source)) return undefined
  const knowsV2From = { s3cmd: '2.3.0', rails: '3.6.4' }[id === 's3cmd' ? 's3cmd' : 'rails']
  const tooOld = (id === 's3cmd' || id === 'rails') && isBefore(version, knowsV2From)
  if (tokenRequired && tooOld)
    return {
      of: 'imdsv2',
      note: `${id === 'rails' ? `fog-aws ${version}` : `s3cmd ${version}`} asks the metadata service without a token, which it demands here; ${knowsV2From} asks with one`,
    }
  const limitMs = limitOf(id, env)
  if (limitMs === undefined || slowestMs <= limitMs) return undefined
  return { of: 'patience', note: `the metadata service took ${slowestMs} ms, and ${id} waits for ${limitMs}` }
}
