import { readFileSync } from 'node:fs'

/** What stands above a block: whether it is executed. */
export type Treatment = 'executed' | 'rendered' | 'not executed'

export interface Recipe {
  readonly section: string
  readonly language: string
  readonly treatment: Treatment
  readonly text: string
}

const treatments: readonly (readonly [words: RegExp, treatment: Treatment])[] = [
  [/^Executed by the tests:$/, 'executed'],
  [/^Rendered by the tests, .*:$/, 'rendered'],
  [/^Not executed:$/, 'not executed'],
]

/** The blocks of the page about ways into the pod. Throws where a block does not say what is done with it. */
export function recipes(): readonly Recipe[] {
  const page = readFileSync(new URL('../../docs/ways-into-the-pod.md', import.meta.url), 'utf8')
  return page.split(/^## /m).flatMap((part) => {
    const section = part.split('\n', 1)[0] ?? ''
    return [...part.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(
      ([, above = '', language = '', text = '']): Recipe => {
        const treatment = treatments.find(([words]) => words.test(above))?.[1]
        if (treatment === undefined)
          throw new Error(`${section}: "${above}" does not say whether the block is executed`)
        return { section, language, treatment, text }
      },
    )
  })
}
