/** How long things may take. Every wait has a limit of its own, and the whole run has one. */
export interface Limits {
  /** One request, from DNS to the last byte of the answer, in milliseconds. */
  readonly requestMs: number
  /** The whole run, clean-up included, in milliseconds. */
  readonly runMs: number
}

/** The part of the run's time that is kept back for removing our probes. */
export function cleanupReserveMs({ runMs }: Limits): number {
  return Math.min(5_000, Math.round(runMs / 4))
}
