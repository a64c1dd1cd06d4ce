import type { RequestRecord } from '../../lab/journal.ts'

/** The API operations of some requests, in order; what is none by its method and path. */
export function operationsOf(requests: readonly RequestRecord[]): readonly string[] {
  return requests.map(({ operation, method, path }) => operation ?? `${method} ${path}`)
}

/** Whether an operation changes a bucket. Whatever is not known to read is taken for one that does. */
export function isWrite(operation: string): boolean {
  return !/^(Head|Get|List|AssumeRole|IMDS )/.test(operation)
}
