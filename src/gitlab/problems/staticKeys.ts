import type { KeyPair } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { connectionsOf } from '../effective.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** Keys in a client's own configuration come before any role; half a pair is not taken, and hides a mistake. */
export const staticKeyProblems: ProblemSearch = (facts) => {
  const { registry, s3cfg, workhorse, environment, aws } = facts
  return [
    ...connectionsOf(facts).flatMap(({ keys, useIamProfile }) =>
      inPair(keys, 'rails', useIamProfile?.value === true),
    ),
    ...(workhorse.ok ? inPair(workhorse.value.keys, 'workhorse') : []),
    ...(registry.ok && registry.value.s3 ? inPair(registry.value.s3.keys, 'registry') : []),
    ...(s3cfg.used.ok ? inPair(s3cfg.used.value.keys, 's3cmd') : []),
    ...inPair(environment.keys, undefined),
    ...(aws.found === undefined ? [] : inPair(aws.found.keys, undefined)),
  ]
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
