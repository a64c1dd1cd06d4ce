import { backupNeeds } from './backupNeeds.ts'
import type { Client, Surroundings } from './client.ts'
import { s3EndpointByVariable } from './endpointVariables.ts'
import { hasFullUri, regionOf } from './environment.ts'
import { goV2StsHost, goWay, lacksPodIdentity } from './goSdk.ts'
import { mannerOf } from './manner.ts'
import { stopsAtProfile } from './missingProfile.ts'
import { legacyStsHost } from './stsHost.ts'
import { isBefore } from './version.ts'

/**
 * The AWS CLI, the tool of the chart document's two commands and the other tool of backup-utility: environment, web
 * identity, shared files, container, instance; EKS Pod Identity from 1.30.0 and 2.15.0 on (EKS User Guide,
 * pod-id-minimum-sdk); regional STS from 1.42.0 on (aws/aws-cli CHANGELOG), in version 2 always.
 */
export const awscli: Client = {
  id: 'awscli',
  way: (pod) => goWay(pod, { podIdentity: podIdentity(pod), stsHost: () => stsHost(pod) }),
  manner: (pod) => mannerOf(undefined, s3EndpointByVariable('awscli', pod, undefined)),
  needs: (_pod, use) => backupNeeds(use),
  unsupported(pod) {
    const stops = stopsAtProfile('awscli', pod)
    if (stops !== undefined) return stops
    const lacks = lacksPodIdentity(pod, podIdentity(pod), `AWS CLI ${pod.versions.awscli}`)
    return lacks && { ...lacks, note: `${lacks.note}, which came with 1.30.0 and 2.15.0` }
  },
  version: ({ versions }) => versions.awscli,
}

function podIdentity({ env, versions: { awscli } }: Surroundings): boolean {
  if (!hasFullUri(env)) return true
  return !isBefore(awscli, isVersion2(awscli) ? '2.15.0' : '1.30.0')
}

function stsHost({ env, versions: { awscli } }: Surroundings): string {
  return isBefore(awscli, '1.42.0') ? legacyStsHost(env, regionOf(env)) : goV2StsHost(env)
}

function isVersion2(version: string | undefined): boolean {
  return version?.startsWith('2.') ?? false
}
