import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from './world.ts'

/** What other programs need to see the lab as the pod sees AWS. */
export interface Referee {
  /** For the AWS CLI and the SDKs: the pod's AWS variables, with real paths, behind the lab's proxy. */
  readonly env: Readonly<Record<string, string>>
  /** A configuration file for s3cmd. */
  readonly s3cfg: string
}

export interface Surroundings {
  readonly port: number
  readonly folder: string
  readonly podRoot: string
  readonly caFile: string
  readonly proxyUrl: string
}

/** Paths that a variable of the pod holds are seen from outside the pod. */
const holdPaths = [
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONFIG_FILE',
]

export async function prepareReferee(world: World, around: Surroundings): Promise<Referee> {
  const { port, folder, podRoot, caFile, proxyUrl } = around
  const fromPod = Object.entries(world.pod.env).filter(([name]) => name.startsWith('AWS_'))
  const s3cfg = join(folder, 's3cfg')
  await writeFile(s3cfg, s3cfgText(world, port, caFile))
  return {
    s3cfg,
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      HOME: folder,
      LANG: 'C.UTF-8',
      AWS_PAGER: '',
      AWS_CA_BUNDLE: caFile,
      AWS_MAX_ATTEMPTS: '1',
      ...(world.node === undefined
        ? { AWS_EC2_METADATA_DISABLED: 'true' }
        : { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}` }),
      ...withRealPaths(Object.fromEntries(fromPod), podRoot),
      // The SDKs ask the Pod Identity agent without a proxy, and may ask at a loopback address instead of its own.
      ...(world.pod.env.AWS_CONTAINER_CREDENTIALS_FULL_URI === undefined
        ? {}
        : { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/v1/credentials` }),
      HTTPS_PROXY: proxyUrl,
      NO_PROXY: '127.0.0.1,169.254.169.254',
    },
  }
}

export function withRealPaths(
  env: Readonly<Record<string, string>>,
  podRoot: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      holdPaths.includes(name) ? join(podRoot, value) : value,
    ]),
  )
}

/**
 * s3cmd asks STS without the proxy (s3tools/s3cmd S3/Config.py), so it cannot get its keys here by itself: pass
 * those of a session in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
 */
function s3cfgText(world: World, port: number, caFile: string): string {
  const region = world.pod.env.AWS_REGION ?? 'us-east-1'
  return [
    '[default]',
    `bucket_location = ${region}`,
    `host_base = s3.${region}.amazonaws.com`,
    `host_bucket = %(bucket)s.s3.${region}.amazonaws.com`,
    'use_https = True',
    `ca_certs_file = ${caFile}`,
    'proxy_host = 127.0.0.1',
    `proxy_port = ${port}`,
    'max_retries = 1',
    '',
  ].join('\n')
}
