import { podFacts } from '../../evidence.ts'
import type { SettingsRead } from '../../model/configFacts.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { CheckId, PodFacts } from '../../model/facts.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { failedWith, isCheck } from './symptoms.ts'

/** The checks whose facts are problems of settings. */
export type SettingsCheckId = {
  [Id in keyof PodFacts]: PodFacts[Id] extends SettingsRead ? Id : never
}[keyof PodFacts]

/** A check of settings, where it ended because of problems of one of these kinds. */
export function settingsWith(
  symptoms: readonly CheckRecord[],
  check: CheckId,
  ...kinds: readonly Problem['kind'][]
): readonly CheckRecord[] {
  return symptoms.filter((record) => isCheck(record, check) && failedWith(record, ...kinds))
}

/** The problems that a check of settings found. */
export function problemsIn(evidence: Evidence, check: SettingsCheckId): readonly Problem[] {
  return podFacts(evidence, check).problems ?? []
}

/** What a client could not get from STS, when the hosts that failed are asked by these clients alone. */
export function stsOfClients(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  clients: readonly ClientId[],
): readonly CheckRecord[] {
  const { hosts = [] } = podFacts(evidence, 'sts-endpoints')
  const closed = hosts.filter(({ status }) => status !== 'pass')
  const theirs = closed.every(({ usedBy }) => usedBy.every((client) => clients.includes(client)))
  return closed.length > 0 && theirs ? symptoms.filter((record) => isCheck(record, 'sts-endpoints')) : []
}
