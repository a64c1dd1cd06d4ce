import { lineReader } from './lines.ts'
import { withoutColours } from './plain.ts'
import { shapeOf, weightOf } from './telling.ts'

/** So much of the beginning is kept as it is: what a person pastes is no longer. */
const HEAD = 64 * 1024

/** Beyond the beginning: room for lines about any failure, and room for those that speak of AWS. */
const ROOM = { failure: 192 * 1024, 'of-aws': 384 * 1024 } as const

/** Lines kept around a telling one: an error begins before the line that names it, and its body follows. */
const BEFORE = 2
const AFTER = 8

/** No more different lines are remembered than this; a log of a million different errors says no more than the first. */
const SHAPES = 20_000

export interface Gathered {
  /** Stretches of lines that stood together. */
  readonly blocks: readonly (readonly string[])[]
  /** How often a line came again and was not kept, by its shape. */
  readonly repeats: ReadonlyMap<string, number>
}

export interface Gatherer {
  take(chunk: string): void
  end(): Gathered
}

/** Keeps what may tell something of a text of any length, in bounded memory. */
export function gatherer(): Gatherer {
  const blocks: string[][] = []
  const repeats = new Map<string, number>()
  const before: string[] = []
  const used = { failure: 0, 'of-aws': 0 }
  let block: string[] | undefined
  let head = 0
  let after = 0

  const keep = (line: string) => {
    if (block === undefined) {
      block = []
      blocks.push(block)
    }
    block.push(line)
  }
  const seenBefore = (line: string) => {
    const shape = shapeOf(line)
    const seen = repeats.get(shape)
    if (seen !== undefined) repeats.set(shape, seen + 1)
    else if (repeats.size < SHAPES) repeats.set(shape, 0)
    return seen !== undefined
  }
  const passBy = (line: string) => {
    if (before.push(copied(line.slice(0, 2048))) > BEFORE) before.shift()
  }
  const onLine = (read: string) => {
    const weight = weightOf(read)
    const line = head < HEAD || weight !== 'none' || after > 0 ? copied(read) : read
    if (head < HEAD) {
      if (weight !== 'none') repeats.set(shapeOf(line), 0)
      head += line.length + 1
      keep(line)
      return
    }
    const again = weight !== 'none' && seenBefore(line)
    const room = weight !== 'none' && !again && used[weight] < ROOM[weight]
    if (room) {
      if (block === undefined) for (const earlier of before) keep(earlier)
      used[weight] += line.length
      after = AFTER
    } else if (after > 0 && !again && used.failure < ROOM.failure) {
      used.failure += line.length
      after -= 1
    } else {
      block = undefined
      after = 0
      passBy(line)
      return
    }
    before.length = 0
    keep(line)
  }
  const reader = lineReader((line) => onLine(withoutColours(line)))
  return {
    take: reader.take,
    end() {
      reader.end()
      return { blocks, repeats }
    },
  }
}

/** The same characters in memory of their own: a piece of a string keeps the whole of it alive. */
function copied(line: string): string {
  return ` ${line}`.slice(1)
}
