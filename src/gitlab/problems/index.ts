import type { GitlabFacts } from '../../model/gitlabFacts.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import { aclProblems } from './acl.ts'
import { bucketProblems } from './buckets.ts'
import { consolidatedProblems } from './consolidated.ts'
import { driverProblems } from './drivers.ts'
import { endpointProblems } from './endpoints.ts'
import { iamProfileProblems } from './iamProfile.ts'
import { providerProblems } from './provider.ts'
import { regionProblems } from './regions.ts'
import { signatureProblems } from './signatures.ts'
import { staticKeyProblems } from './staticKeys.ts'
import { textProblems } from './texts.ts'
import { transportProblems } from './transport.ts'

/** Looks for one kind of problem in what was read. */
export type ProblemSearch = (facts: GitlabFacts) => readonly Problem[]

const searches: readonly ProblemSearch[] = [
  consolidatedProblems,
  providerProblems,
  iamProfileProblems,
  staticKeyProblems,
  regionProblems,
  endpointProblems,
  signatureProblems,
  transportProblems,
  aclProblems,
  bucketProblems,
  driverProblems,
  textProblems,
]

/** Everything in the configuration that is wrong, or that bites beside a role. */
export function problemsOf(facts: GitlabFacts): readonly Problem[] {
  return searches.flatMap((search) => search(facts))
}
