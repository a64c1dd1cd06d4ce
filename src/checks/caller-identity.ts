import { definePodCheck, roleAssumed } from './check.ts'
import { outcomeOf } from './outcomes.ts'

/** The chart document's first command. */
export const callerIdentity = definePodCheck({
  id: 'caller-identity',
  category: 'identity',
  title: 'STS says who this pod is',
  needs: ['credential-source', 'region-set', 'sts-reachable'],
  gates: [roleAssumed],
  async run({ sts, mainWay }, known) {
    const { region, stsHost } = known.facts('region-set')
    const { source } = known.facts('credential-source')
    return outcomeOf(await sts.callerIdentity(mainWay, source, region, stsHost), ({ arn }) => arn)
  },
  command: (known) => `aws sts get-caller-identity --region ${known.facts('region-set').region}`,
})
