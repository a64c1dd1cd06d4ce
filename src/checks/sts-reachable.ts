import { definePodCheck } from './check.ts'
import { outcomeOf } from './outcomes.ts'
import { reachedIn } from './reachedIn.ts'

export const stsReachable = definePodCheck({
  id: 'sts-reachable',
  category: 'network',
  title: 'the pod can open a TLS connection to STS',
  needs: ['region-set'],
  async run({ network }, known) {
    const { stsHost } = known.facts('region-set')
    return outcomeOf(await network.reach(stsHost), reachedIn)
  },
  command: (known) =>
    `curl -sS -o /dev/null -w '%{http_code}\\n' https://${known.facts('region-set').stsHost}/`,
})
