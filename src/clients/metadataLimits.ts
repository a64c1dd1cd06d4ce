import type { ClientView } from '../model/clientView.ts'
import type { InstanceMetadata } from '../model/credentials.ts'
import type { Lack } from './client.ts'
import { isBefore } from './version.ts'

/** What s3cmd waits for the metadata service (s3tools/s3cmd S3/Config.py). */
const s3cmdLimitMs = 2_000

/**
 * What keeps a client from the metadata service that answers here: s3cmd knows IMDSv2 from 2.3.0 on and fog-aws from
 * 3.6.4 (their git tags), and s3cmd waits two seconds where kiam may think for five.
 */
export function metadataLack(
  { id, source, version }: ClientView,
  { tokenRequired = false, slowestMs = 0 }: InstanceMetadata,
): Lack | undefined {
  if (!['imds', 'kube2iam', 'kiam'].includes(source)) return undefined
  const knowsV2From = { s3cmd: '2.3.0', rails: '3.6.4' }[id === 's3cmd' ? 's3cmd' : 'rails']
  const tooOld = (id === 's3cmd' || id === 'rails') && isBefore(version, knowsV2From)
  if (tokenRequired && tooOld)
    return {
      of: 'imdsv2',
      note: `${id === 'rails' ? `fog-aws ${version}` : `s3cmd ${version}`} asks the metadata service without a token, which it demands here; ${knowsV2From} asks with one`,
    }
  if (id === 's3cmd' && slowestMs > s3cmdLimitMs)
    return {
      of: 'patience',
      note: `the metadata service took ${slowestMs} ms, and s3cmd waits for ${s3cmdLimitMs}`,
    }
  return undefined
}
