import type { PolicyStatement } from '../model/finding.ts'

/** One action on one resource. */
export interface Permission {
  readonly action: string
  readonly resource: string
}

/**
 * The fewest statements that allow exactly these permissions, if each resource keeps to one statement: resources
 * that need the same actions share one. In the order in which they came, without repetitions.
 */
export function groupedStatements(permissions: readonly Permission[]): readonly PolicyStatement[] {
  const byResource = grouped(permissions, ({ resource }) => resource)
  const needs = [...byResource].map(([resource, same]) => ({
    resource,
    actions: [...new Set(same.map(({ action }) => action))],
  }))
  const byActions = grouped(needs, ({ actions }) => actions.toSorted().join(' '))
  return [...byActions.values()].map((alike) => ({
    Effect: 'Allow',
    Action: oneOrMany(alike[0]?.actions ?? []),
    Resource: oneOrMany(alike.map(({ resource }) => resource)),
  }))
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function oneOrMany(texts: readonly string[]): string | readonly string[] {
  const [only] = texts
  return texts.length === 1 && only !== undefined ? only : texts
}
