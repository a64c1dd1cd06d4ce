import { type Gate, waitsFor } from './checks/check.ts'
import { CREDENTIALS_CHECK } from './clientChecks.ts'
import type { CheckId } from './model/facts.ts'
import type { Category } from './model/words.ts'

interface Selectable {
  readonly id: CheckId
  readonly category: Category
  readonly needs: readonly CheckId[]
  readonly gates?: readonly Gate[]
  readonly after?: readonly CheckId[]
  readonly signed?: boolean
}

/** Which checks run: by `--only` and `--skip`, globs over ids and categories. */
export interface Selection {
  readonly chosen: ReadonlySet<CheckId>
  /** Patterns that match no check: a typing error that must not pass silently. */
  readonly unknown: readonly string[]
}

/** What `--only` names brings along what it waits for: without a probe there is nothing to delete. What `--skip` names is left out, and what needs it is skipped. */
export function select(
  checks: readonly Selectable[],
  only: readonly string[],
  skip: readonly string[],
): Selection {
  const named = (patterns: readonly string[]) =>
    checks.filter((check) => patterns.some((pattern) => matches(pattern, check))).map(({ id }) => id)
  const wanted = only.length === 0 ? checks.map(({ id }) => id) : named(only)
  const chosen = new Set<CheckId>()
  const add = (id: CheckId) => {
    if (chosen.has(id)) return
    chosen.add(id)
    const check = checks.find((one) => one.id === id)
    if (check === undefined) return
    for (const before of waitsFor(check)) add(before)
    // Who the clients are to AWS, where they are not who the pod is, and why they may be nobody.
    if (check.signed) for (const identity of whoTheyAre) add(identity)
  }
  for (const id of wanted) add(id)
  for (const id of named(skip)) chosen.delete(id)
  const unknown = [...only, ...skip].filter((pattern) => named([pattern]).length === 0)
  return { chosen, unknown }
}

const whoTheyAre: readonly CheckId[] = ['client-agreement', ...Object.values(CREDENTIALS_CHECK)]

/** `*` stands for any text, as in a shell. */
function matches(pattern: string, { id, category }: Selectable): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const fits = (text: string) => {
    if (!text.startsWith(first)) return false
    let at = first.length
    for (const [index, part] of rest.entries()) {
      const found = index === rest.length - 1 ? text.lastIndexOf(part) : text.indexOf(part, at)
      if (found < at || (index === rest.length - 1 && found + part.length !== text.length)) return false
      at = found + part.length
    }
    return rest.length > 0 || at === text.length
  }
  return fits(id) || fits(category)
}
