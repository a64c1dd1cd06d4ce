import type { Explanation } from './explanation.ts'
import { factsOf, recognisedOf } from './facts.ts'
import { gatherer } from './intake/gathered.ts'
import { plainText } from './intake/reading.ts'
import { candidatesFor } from './rank.ts'

/** A text of any length that is still being read. */
export interface Reading {
  take(chunk: string): void
  /** What it says, once all of it was taken. */
  answer(): Explanation
}

/**
 * Begins to read a text. However long it is, only what can tell something is kept; secrets in it are hidden
 * before anything else is done.
 */
export function startReading(): Reading {
  const gathering = gatherer()
  return {
    take: gathering.take,
    answer() {
      const { text, keys, repeatsAt } = plainText(gathering.end())
      const facts = factsOf(text, keys)
      return {
        schemaVersion: 1,
        recognised: recognisedOf(facts, repeatsAt),
        candidates: candidatesFor(facts),
      }
    },
  }
}

/** What may be behind this text. */
export function explain(text: string): Explanation {
  const reading = startReading()
  reading.take(text)
  return reading.answer()
}
