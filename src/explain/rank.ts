import type { Fix } from '../model/finding.ts'
import type { Confidence } from '../model/words.ts'
import { present } from '../present.ts'
import { howToFix } from './advice/howToFix.ts'
import { printedFor } from './advice/printed.ts'
import { suspects } from './causes/index.ts'
import type { Candidate } from './explanation.ts'
import type { Facts } from './facts.ts'
import { quoteOf } from './quote.ts'
import { lenient } from './recognise/format.ts'
import type { Clue, Suspect } from './suspect.ts'

/** From here on the text says it itself; from there on it is the first guess. */
const CERTAIN = 90
const LIKELY = 55

/** What fits a little is left out where something fits so much better. */
const FAR_BEHIND = 62

/** More than this nobody reads. */
const MOST = 6

/** More reasons than this make no cause more probable, and weak ones nothing that strong ones have not said. */
const REASONS = 3
const WEAKER = 20

interface Hit extends Clue {
  /** The line of the text in which the words stand. */
  readonly quote?: string
}

/** The causes that may be behind what was read, best first. */
export function candidatesFor(facts: Facts): readonly Candidate[] {
  const accused = suspects.flatMap((suspect) => {
    const hits = suspect.clues
      .flatMap((clue) => hitOf(clue, facts))
      .toSorted((one, other) => other.weight - one.weight)
    const [best] = hits
    return best === undefined ? [] : [{ suspect, hits, weight: best.weight }]
  })
  const heaviest = Math.max(0, ...accused.map(({ weight }) => weight))
  const ranked = accused
    .filter(({ weight }) => weight > heaviest - FAR_BEHIND)
    .toSorted((one, other) => other.weight - one.weight)
  const causes = ranked.map(({ suspect }) => suspect.cause)
  return ranked
    .filter(({ suspect }, at) => causes.indexOf(suspect.cause) === at)
    .slice(0, MOST)
    .map(({ suspect, hits }) => candidateOf(suspect, hits, facts))
}

function hitOf(clue: Clue, facts: Facts): readonly Hit[] {
  if (clue.when?.(facts) === false) return []
  if (clue.words === undefined) return [clue]
  const [match] = facts.text.matchAll(lenient(clue.words))
  return match === undefined ? [] : [{ ...clue, quote: quoteOf(facts.text, match.index, match[0].length) }]
}

function candidateOf(suspect: Suspect, hits: readonly Hit[], facts: Facts): Candidate {
  const [best] = hits
  const finding = best?.finding ?? suspect.finding
  return {
    ...present({ finding }),
    cause: suspect.cause,
    confidence: confidenceOf(best?.weight ?? 0),
    title: suspect.title,
    why: reasonsOf(hits, facts),
    fix: fixOf(suspect, finding, facts),
    nextCheck: suspect.nextCheck(facts),
  }
}

/** The words of the text first, then what they mean. */
function reasonsOf(hits: readonly Hit[], facts: Facts): readonly string[] {
  const strongest = hits[0]?.weight ?? 0
  const shown = hits.filter(({ weight }) => weight >= strongest - WEAKER).slice(0, REASONS)
  const quotes = shown.flatMap(({ quote }) => quote ?? [])
  const messages = facts.errors.flatMap(({ message }) => message ?? []).slice(0, 1)
  return [
    ...new Set([
      ...(quotes.length > 0 ? quotes : messages).map((quote) => `The text says: ${quote}`),
      ...shown.map(({ says }) => (typeof says === 'string' ? says : says(facts))),
    ]),
  ]
}

function fixOf({ fix }: Suspect, finding: string | undefined, facts: Facts): Fix {
  return fix?.(facts) ?? { ...printedFor(finding, facts), text: howToFix(finding) ?? '' }
}

function confidenceOf(weight: number): Confidence {
  if (weight >= CERTAIN) return 'certain'
  return weight >= LIKELY ? 'likely' : 'possible'
}
