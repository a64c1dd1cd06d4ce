import type { Fix } from '../model/finding.ts'
import type { Cause } from '../model/words.ts'
import type { NextCheck } from './explanation.ts'
import type { Facts } from './facts.ts'

/**
 * How much a clue has to say: the words of the text leave no other cause, make it the first guess, or fit it
 * among others. The numbers order the candidates; what is told is only certain, likely or possible.
 */
export interface Clue {
  /** 0 to 100. */
  readonly weight: number
  /** Words that must stand in the text; a space stands for any white space. */
  readonly words?: RegExp
  /** What else must be so. */
  readonly when?: (facts: Facts) => boolean
  /** What these words mean, in one sentence. */
  readonly says: string | ((facts: Facts) => string)
  /** The finding that tells more, if it is not the suspect's own. */
  readonly finding?: string
}

/** A cause that may be behind a text. */
export interface Suspect {
  readonly cause: Cause
  /** The finding whose page tells more; absent where none fits. */
  readonly finding?: string
  /** One line: what would be wrong. */
  readonly title: string
  readonly clues: readonly Clue[]
  /** What to do; without it, the words of the finding's page. */
  readonly fix?: (facts: Facts) => Fix
  readonly nextCheck: (facts: Facts) => NextCheck
}
