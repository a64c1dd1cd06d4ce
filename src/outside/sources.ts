import { s3cmdKeys } from '../clients/s3cmdPair.ts'
import { wayId } from '../clients/way.ts'
import type { Way } from '../model/clients.ts'
import { present } from '../present.ts'
import { type Answer, refused } from './answer.ts'
import { environmentKeys } from './aws/staticKeys.ts'
import type { Credentials, Wallet } from './aws/wallet.ts'
import { type ContainerAnswer, containerCredentials } from './containerCredentials.ts'
import type { KeyRing } from './gitlab/keyRing.ts'
import { type InstanceRole, instanceRole } from './metadata.ts'
import type { Outside } from './outside.ts'

/** Where credentials come from, but for STS. Each source is asked once, and what it gives goes into the wallet. */
export class Sources {
  readonly #world: Pick<Outside, 'pod' | 'network' | 'secrets'>
  readonly #wallet: Wallet
  readonly #keys: KeyRing
  #instance: Promise<InstanceRole> | undefined
  #container: Promise<ContainerAnswer> | undefined
  constructor(world: Pick<Outside, 'pod' | 'network' | 'secrets'>, wallet: Wallet, keys: KeyRing) {
    this.#world = world
    this.#wallet = wallet
    this.#keys = keys
  }

  /** The credentials of a way that needs no STS, into the wallet. */
  async fetch(way: Way): Promise<Answer<unknown>> {
    switch (way.source) {
      case 'imds':
      case 'kube2iam':
      case 'kiam':
        return (await this.instance()).answer
      case 'pod-identity':
        return (await this.container()).answer
      case 'static-env':
        return way.keys === undefined ? this.environment() : this.#ofS3cmd(way)
      case 'static-config':
      case 'shared-file':
        return this.#configured(way)
      case 'irsa':
      case 'none':
        return none(`${way.source} gives no credentials by itself`)
    }
  }

  instance(): Promise<InstanceRole> {
    this.#instance ??= instanceRole(this.#world.network).then((role) => {
      this.#kept({ source: 'imds' }, role.answer)
      return role
    })
    return this.#instance
  }

  container(): Promise<ContainerAnswer> {
    this.#container ??= containerCredentials(this.#world).then((container) => {
      this.#kept({ source: 'pod-identity' }, container.answer)
      return container
    })
    return this.#container
  }

  async environment(): Promise<Answer<Credentials>> {
    return this.#kept({ source: 'static-env' }, await environmentKeys())
  }

  /** From names that s3cmd alone knows, or puts together. */
  #ofS3cmd(way: Way): Answer<Credentials> {
    const { accessKeyId, secretAccessKey, sessionToken } = s3cmdKeys(this.#world.pod.env)
    if (!accessKeyId || !secretAccessKey) return none('the environment holds only half of a key pair')
    return this.#kept(way, {
      ok: true,
      value: { accessKeyId, secretAccessKey, ...present({ sessionToken }) },
    })
  }

  #configured(way: Way): Answer<Credentials> {
    const pair = way.keys === undefined ? undefined : this.#keys.forAws(way.keys)
    if (pair === undefined)
      return none(`${way.keys?.file ?? 'the configuration'} holds only half of a key pair`)
    return this.#kept(way, { ok: true, value: pair })
  }

  #kept(way: Way, answer: Answer<Credentials>): Answer<Credentials> {
    if (answer.ok) this.#wallet.put(wayId(way), answer.value)
    return answer
  }
}

function none(message: string) {
  return refused({ origin: 'pod', code: 'no-credentials', message })
}
