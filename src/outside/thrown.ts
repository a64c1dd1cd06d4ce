/** Reading what was thrown, which may be anything. */

export function errorCode(thrown: unknown): string | undefined {
  return stringField(thrown, 'code') ?? stringField(thrown, 'Code')
}

export function errorName(thrown: unknown): string | undefined {
  return stringField(thrown, 'name')
}

export function errorMessage(thrown: unknown): string {
  return stringField(thrown, 'message') ?? String(thrown)
}

/** A string property of an object, undefined for everything else. */
export function stringField(value: unknown, name: string): string | undefined {
  const field = property(value, name)
  return typeof field === 'string' ? field : undefined
}

/** A property of an object, undefined where there is no object. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
