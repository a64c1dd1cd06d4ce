/** The order of telling, whatever the order of ending. */
export function inOrder<T extends object>(order: readonly { readonly id: keyof T }[], ended: T): T {
  const sorted = { ...ended }
  for (const { id } of order) {
    const value = sorted[id]
    if (!Reflect.deleteProperty(sorted, id) || value === undefined) continue
    sorted[id] = value
  }
  return sorted
}
