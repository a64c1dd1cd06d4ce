import gathered from './generated/pages.json' with { type: 'json' }

const pages: Readonly<Record<string, string>> = gathered

/** The page of a finding, as in docs/findings; undefined when there is no such finding. */
export function pageOf(finding: string): string | undefined {
  return Object.hasOwn(pages, finding) ? pages[finding] : undefined
}

/** The ids of all findings that have a page. */
export function findingIds(): readonly string[] {
  return Object.keys(pages)
}
