import { clientsOf } from '../clients/index.ts'
import type { StsHostAnswer } from '../model/facts.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, skipped, warned } from './outcomes.ts'

/** s3cmd gives STS 2 seconds (s3tools/s3cmd S3/Config.py); who needs longer than this is out of reach for it. */
const limitMs = 3_000

/** GitLab's clients differ in the STS host they call: global or regional. One that is closed breaks only those clients. */
export const stsEndpoints = definePodCheck({
  id: 'sts-endpoints',
  category: 'identity',
  title: "the STS hosts of all of this pod's S3 clients answer",
  needs: ['assume-role', 'region-set', 'irsa-env-injected'],
  async run({ sts, tokens, pod, component }, known) {
    const token = tokens.forSts()
    if (token === undefined) return skipped('dependency-failed', 'there is no token', ['token-readable'])
    const { region, stsHost } = known.facts('region-set')
    const { roleArn } = known.facts('irsa-env-injected')
    const users = clientsOf(component, pod.env).filter((client) => client.source(pod.env) === 'irsa')
    const usedBy = (host: string) =>
      users.filter((client) => client.stsHost(pod.env) === host).map(({ id }) => id)
    const others = [...new Set(users.map((client) => client.stsHost(pod.env)))].filter(
      (host) => host !== stsHost,
    )
    const asked = await Promise.all(
      others.map(async (host): Promise<StsHostAnswer> => {
        const identity = {
          roleArn,
          token,
          sessionName: 'gitlab-iam-doctor',
          region,
          host,
          keep: false,
          limitMs,
        }
        const answer = await sts.assumeRole(identity)
        if (answer.ok) return { host, usedBy: usedBy(host), status: 'pass' }
        const { code, message, origin } = answer.failure
        return { host, usedBy: usedBy(host), status: origin === 'aws' ? 'fail' : 'error', code, message }
      }),
    )
    const hosts: readonly StsHostAnswer[] = [
      { host: stsHost, usedBy: usedBy(stsHost), status: 'pass' },
      ...asked,
    ]
    const closed = asked.filter(({ status }) => status !== 'pass')
    if (closed.length === 0) return passed(hosts.map(({ host }) => host).join(', '), { hosts })
    const message = closed
      .map((one) => `${one.host} (used by ${one.usedBy.join(', ')}): ${one.message}`)
      .join('; ')
    return warned(message, { hosts }, podFailure('sts-host-closed', message))
  },
})
