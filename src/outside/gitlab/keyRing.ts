import type { Keeper, RawKeys } from '../../gitlab/keeper.ts'
import type { Origin } from '../../model/gitlab.ts'
import { present } from '../../present.ts'
import type { Credentials, Secrets } from '../aws/wallet.ts'

/**
 * The static keys of the pod's configuration, by where they stand, so that AWS can be asked whose they are. Its fields
 * are private: it serialises to nothing.
 */
export class KeyRing implements Keeper {
  readonly #held = new Map<string, Credentials>()
  readonly #secrets: Secrets
  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  keep(place: Origin, { accessKeyId, secretAccessKey, sessionToken }: RawKeys): void {
    this.hide(secretAccessKey, sessionToken)
    // MinIO's access keys are plain words, which stand in harmless text as well.
    if (/(AKIA|ASIA)[A-Z0-9]{12,}/.test(accessKeyId ?? '')) this.hide(accessKeyId)
    if (!accessKeyId || !secretAccessKey) return
    this.#held.set(name(place), {
      accessKeyId,
      secretAccessKey,
      ...present({ sessionToken: sessionToken || undefined }),
    })
  }

  hide(...texts: readonly (string | undefined)[]): void {
    // With white space around it a value may be printed without, and the other way round.
    this.#secrets.add(...texts, ...texts.map((text) => text?.trim()))
  }

  /** The pair of one place, for AWS alone; undefined where one of the two is missing. */
  forAws(place: Origin): Credentials | undefined {
    return this.#held.get(name(place))
  }
}

function name({ file, key }: Origin): string {
  return `${file}\n${key}`
}
