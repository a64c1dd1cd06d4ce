import type { Rule } from '../model/rule.ts'
import { unexplainedFailure } from './unexplained-failure.ts'

/** Every cause the doctor knows. Order is meaning: a rule sees only what no earlier rule has explained. */
export const rules: readonly Rule[] = [unexplainedFailure]
