import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { wayId } from '../../clients/way.ts'
import type { WayId } from '../../model/clients.ts'
import type { PodFacts } from '../../model/facts.ts'
import type { Source } from '../../model/words.ts'
import { present } from '../../present.ts'
import { type Answer, refused } from '../answer.ts'
import type { Desk } from './desk.ts'
import { stsClient } from './sdk.ts'
import type { Wallet } from './wallet.ts'

export interface WebIdentity {
  readonly roleArn: string
  readonly token: string
  readonly sessionName: string
  readonly region: string
  readonly host: string
  /** A shorter limit than the run's own, in milliseconds. */
  readonly limitMs?: number
}

/** STS, the service that says who one is. */
export class Sts {
  readonly #desk: Desk
  readonly #wallet: Wallet
  constructor(desk: Desk, wallet: Wallet) {
    this.#desk = desk
    this.#wallet = wallet
  }

  /** AssumeRoleWithWebIdentity, an unsigned call. The session's credentials go into the wallet, never into the answer. */
  async assumeRole(identity: WebIdentity): Promise<Answer<PodFacts['assume-role']>> {
    const client = stsClient(this.#desk.network, identity.region, identity.host)
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: identity.roleArn,
      RoleSessionName: identity.sessionName,
      WebIdentityToken: identity.token,
    })
    const answer = await this.#desk.ask(
      { service: 'sts', name: 'AssumeRoleWithWebIdentity' },
      identity.host,
      (options) => client.send(command, options),
      present({ limitMs: identity.limitMs }),
    )
    if (!answer.ok) return answer
    const {
      Credentials: session,
      AssumedRoleUser: user,
      Provider,
      Audience,
      SubjectFromWebIdentityToken,
    } = answer.value
    const {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration,
    } = session ?? {}
    if (
      user?.Arn === undefined ||
      accessKeyId === undefined ||
      secretAccessKey === undefined ||
      sessionToken === undefined
    ) {
      return incomplete('AssumeRoleWithWebIdentity', identity.host, answer)
    }
    const way = wayId({ source: 'irsa', stsHost: identity.host })
    this.#wallet.put(way, { accessKeyId, secretAccessKey, sessionToken })
    return {
      ...answer,
      value: {
        roleArn: identity.roleArn,
        assumedRoleArn: user.Arn,
        expiresAt: Expiration?.toISOString() ?? 'unknown',
        ...present({ provider: Provider, audience: Audience, subject: SubjectFromWebIdentityToken }),
      },
    }
  }

  /** GetCallerIdentity with the credentials of one way. It needs no permission, so it only says who one is. */
  async callerIdentity(
    way: WayId,
    source: Source,
    region: string,
    host: string,
  ): Promise<Answer<PodFacts['caller-identity']>> {
    const credentials = this.#wallet.get(way)
    if (credentials === undefined) {
      return refused({
        origin: 'pod',
        code: 'no-credentials',
        message: `the source ${source} gave no credentials`,
      })
    }
    const client = stsClient(this.#desk.network, region, host, credentials)
    const answer = await this.#desk.ask({ service: 'sts', name: 'GetCallerIdentity' }, host, (options) =>
      client.send(new GetCallerIdentityCommand({}), options),
    )
    if (!answer.ok) return answer
    const { Arn: arn, Account: account, UserId: userId } = answer.value
    if (arn === undefined || account === undefined) return incomplete('GetCallerIdentity', host, answer)
    return { ...answer, value: { arn, account, userId: userId ?? '', source } }
  }
}

/** Success without the fields that only AWS fills in is no success. */
function incomplete(operation: string, host: string, { aws }: Answer<unknown>) {
  const message = `${operation} succeeded without the fields that AWS always sends`
  return refused({ origin: 'network', code: 'not-aws', message, stage: 'http', host }, aws)
}
