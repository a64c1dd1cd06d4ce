/**
 * The part of the run's time that is kept back for removing our probes.
 * @param runMs the limit of the whole run, clean-up included, in milliseconds
 */
export function cleanupReserveMs(runMs: number): number {
  return Math.min(5_000, Math.round(runMs / 4))
}
