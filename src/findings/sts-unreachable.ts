import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { letOut } from './clues/egress.ts'
import { groupedBy } from './clues/grouped.ts'
import { connectionsSaid, cutOffFromSts, hostsOf, obstacle } from './clues/network.ts'
import { diagnosis } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/** Without STS there are no credentials, whatever S3 would have said. */
export const stsUnreachable: Rule = {
  id: 'sts-unreachable',
  cause: 'network-sts-unreachable',
  diagnose(evidence, symptoms) {
    return groupedBy(cutOffFromSts(symptoms), obstacle).map((records) =>
      diagnosis(records, {
        confidence: 'certain',
        title: 'The pod does not reach STS',
        what: `STS at ${listed(hostsOf(records), 2)} did not answer, so the pod gets no credentials for its role.`,
        why: [
          ...connectionsSaid(records),
          ...addressOf(evidence),
          'This is a result of the network: AWS has refused nothing.',
        ],
        fix: letOut(evidence, records, 'sts'),
      }),
    )
  },
}

function addressOf(evidence: Evidence): readonly string[] {
  const { address, privateAddress } = podFacts(evidence, 'sts-reachable')
  if (address === undefined || privateAddress !== true) return []
  return [
    `The name leads to the private address ${address}: an interface VPC endpoint, whose security group must let the pods in.`,
  ]
}
