import type { SeenKey } from '../explanation.ts'
import type { Gathered } from './gathered.ts'
import { masked } from './masked.ts'
import { plainLine, withoutFrame } from './plain.ts'
import { shapeOf } from './telling.ts'
import { unbroken, unwrapped } from './unwrapped.ts'

export interface PlainText {
  readonly text: string
  readonly keys: readonly SeenKey[]
  /** How often what stands at this place came again in lines that were not kept. */
  readonly repeatsAt: (at: number) => number
}

/** What was gathered as one plain text without secrets; stretches that did not stand together are set apart. */
export function plainText({ blocks, repeats }: Gathered): PlainText {
  const counted = new Set<string>()
  const lines = blocks.flatMap((block, at) => {
    const own = unwrapped(unbroken(block).map(withoutFrame)).flatMap((line) => {
      const shape = shapeOf(line)
      const again = counted.has(shape) ? 0 : (repeats.get(shape) ?? 0)
      counted.add(shape)
      return unwrapped(plainLine(line).split('\n').map(withoutFrame)).map((text) => ({ text, again }))
    })
    return at === 0 ? own : [{ text: '', again: 0 }, ...own]
  })
  const { text, keys } = masked(lines.map((line) => line.text).join('\n'))
  const starts = startsOf(text)
  return { text, keys, repeatsAt: (at) => lines[lineAt(starts, at)]?.again ?? 0 }
}

function startsOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

function lineAt(starts: readonly number[], at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
