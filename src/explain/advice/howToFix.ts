import { pageOf } from '../../pages.ts'

/** What the page of a finding says under «How to fix», as one plain paragraph. */
export function howToFix(finding: string | undefined): string | undefined {
  const page = finding === undefined ? undefined : pageOf(finding)
  const [, section] = /\n## How to fix\n+([\s\S]*?)(?=\n## |$)/.exec(page ?? '') ?? []
  return section?.trim().replaceAll('`', '').replaceAll(/\s+/g, ' ')
}
