import { problemsOf } from '../gitlab/problems/index.ts'
import { problemsInWords } from '../gitlab/problemWords.ts'
import type { SettingsRead } from '../model/configFacts.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Problem } from '../model/gitlabProblems.ts'
import type { Failed, Passed, Warned } from '../model/outcome.ts'
import type { ClientId } from '../model/words.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

/**
 * How bad a problem is in this pod; undefined where it does no harm. `error`: the client does not ask as the doctor
 * does, so what becomes of it is not known.
 */
export type Weight = 'fail' | 'error' | 'warn' | undefined

/** The problems of these kinds that one client has with its configuration. */
export function problemsWith(
  gitlab: GitlabFacts,
  client: ClientId,
  ...kinds: readonly Problem['kind'][]
): readonly Problem[] {
  return problemsOf(gitlab).filter((one) => one.client === client && kinds.includes(one.kind))
}

/**
 * How a check of settings ends: with the worst of what was found. Its code is the kind of that problem, by which the
 * findings tell causes apart.
 * @param fine what is said when nothing is wrong
 */
export function weighed(
  fine: string,
  problems: readonly Problem[],
  weigh: (problem: Problem) => Weight,
): Passed<SettingsRead> | Warned<SettingsRead> | Failed<SettingsRead> {
  const bad = problems.filter((one) => weigh(one) !== undefined)
  const of = (weight: Weight) => bad.find((one) => weigh(one) === weight)
  const worst = of('fail') ?? of('error') ?? bad[0]
  const facts = { problems: bad }
  if (worst === undefined) return passed(fine, facts)
  const message = problemsInWords(bad)
  const failure = podFailure(worst.kind, message)
  const weight = weigh(worst)
  if (weight === 'warn') return warned(message, facts, failure)
  return { ...failed(message, failure, facts), status: weight === 'error' ? 'error' : 'fail' }
}
