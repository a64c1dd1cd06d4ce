import type { CheckRecord, Evidence } from './evidence.ts'
import type { Finding } from './finding.ts'
import type { Cause } from './words.ts'

/**
 * Knows one cause. `diagnose` is pure: it reads the evidence and the symptoms that no earlier rule has
 * explained, and answers with findings that each explain at least one of those symptoms.
 */
export interface Rule {
  readonly id: string
  readonly cause: Cause
  diagnose(evidence: Evidence, symptoms: readonly CheckRecord[]): readonly Diagnosis[]
}

/** A finding less what the rule itself already says. */
export type Diagnosis = Omit<Finding, 'id' | 'cause' | 'page'>
