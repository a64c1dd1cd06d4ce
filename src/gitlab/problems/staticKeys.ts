import type { KeyPair, Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { isAwsHost } from '../awsHost.ts'
import { connectionsOf, isInAws } from '../effective.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/**
 * Keys in a client's own configuration come before any role; half a pair is not taken, and hides a mistake. Keys of a
 * server that is not AWS are as they should be.
 */
export const staticKeyProblems: ProblemSearch = (facts) => {
  const { registry, s3cfg, workhorse, environment, aws } = facts
  const s3 = registry.ok ? registry.value.s3 : undefined
  const cfg = s3cfg.used.ok ? s3cfg.used.value : undefined
  return [
    ...connectionsOf(facts)
      .filter(isInAws)
      .flatMap(({ keys, useIamProfile }) => inPair(keys, 'rails', useIamProfile?.value === true)),
    ...(workhorse.ok ? inPair(workhorse.value.keys, 'workhorse') : []),
    ...(s3 && inAws(s3.regionEndpoint) ? inPair(s3.keys, 'registry') : []),
    ...(cfg && inAws(cfg.hostBase) ? inPair(cfg.keys, 's3cmd') : []),
    ...inPair(environment.keys, undefined),
    ...(aws.found === undefined ? [] : inPair(aws.found.keys, undefined)),
  ]
}

function inAws(host: Setting<string> | undefined): boolean {
  return host === undefined || isAwsHost(host.value)
}

function inPair(keys: KeyPair, client: ClientId | undefined, besideRole = false): readonly Problem[] {
  const whose = client === undefined ? {} : { client }
  const { accessKeyId, secretAccessKey } = keys
  const first = accessKeyId ?? secretAccessKey
  if (first === undefined) return []
  const found: Problem[] = [{ kind: 'static-key', ...whose, ...at(first), credential: first, besideRole }]
  if (accessKeyId === undefined)
    found.push({ kind: 'half-key-pair', ...whose, ...at(first), missing: 'access key id' })
  if (secretAccessKey === undefined)
    found.push({ kind: 'half-key-pair', ...whose, ...at(first), missing: 'secret access key' })
  for (const credential of [accessKeyId, secretAccessKey, keys.sessionToken]) {
    for (const oddity of credential?.oddities ?? [])
      found.push({ kind: 'odd-text', ...whose, ...at(credential ?? keys), oddity })
  }
  return found
}
