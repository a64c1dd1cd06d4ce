import type { ClientView } from '../model/clientView.ts'
import type { StsHostAnswer } from '../model/facts.ts'
import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

/** s3cmd gives STS 2 seconds (s3tools/s3cmd S3/Config.py); who needs longer than this is out of reach for it. */
const limitMs = 3_000

/** GitLab's clients differ in the STS host they call: global or regional. One that is closed breaks only those clients. */
export const stsEndpoints = definePodCheck({
  id: 'sts-endpoints',
  category: 'identity',
  title: "the STS hosts of all of this pod's S3 clients answer",
  needs: ['assume-role', 'region-set', 'irsa-env-injected'],
  async run({ sts, tokens, clients }, known) {
    const token = tokens.forSts()
    if (token === undefined) return skipped('dependency-failed', 'there is no token', ['token-readable'])
    const { region, stsHost } = known.facts('region-set')
    const { roleArn } = known.facts('irsa-env-injected')
    const { assumedRoleArn } = known.facts('assume-role')
    const users = (await clients.views()).filter(({ source }) => source === 'irsa')
    const usedBy = (host: string) => namesOf(users.filter((client) => client.stsHost === host))
    const others = [...new Set(users.flatMap((client) => client.stsHost ?? []))].filter(
      (host) => host !== stsHost,
    )
    const asked = await Promise.all(
      others.map(async (host): Promise<StsHostAnswer> => {
        const identity = { roleArn, token, sessionName: 'gitlab-iam-doctor', region, host, limitMs }
        const answer = await sts.assumeRole(identity)
        if (answer.ok) {
          const { assumedRoleArn } = answer.value
          return { host, usedBy: usedBy(host), status: 'pass', assumedRoleArn }
        }
        const { code, message, origin } = answer.failure
        return { host, usedBy: usedBy(host), status: origin === 'aws' ? 'fail' : 'error', code, message }
      }),
    )
    const main: StsHostAnswer = { host: stsHost, usedBy: usedBy(stsHost), status: 'pass', assumedRoleArn }
    const hosts = [main, ...asked]
    const closed = asked.filter(({ status }) => status !== 'pass')
    if (closed.length === 0) return passed(hosts.map(({ host }) => host).join(', '), { hosts })
    const message = closed
      .map((one) => `${one.host} (used by ${one.usedBy.join(', ')}): ${one.message}`)
      .join('; ')
    const failure = podFailure('sts-host-closed', message)
    // A client that GitLab can do without, and that cannot get its credentials, is no more than a warning.
    const closedFor = (client: ClientView) => closed.some(({ host }) => host === client.stsHost)
    const needed = users.some((client) => closedFor(client) && client.optional !== true)
    return needed ? failed(message, failure, present({ hosts })) : warned(message, { hosts }, failure)
  },
})

function namesOf(clients: readonly ClientView[]): readonly ClientView['id'][] {
  return [...new Set(clients.map(({ id }) => id))]
}
