import { accountOf } from '../clients/staticKey.ts'
import type { Credential, KeyPair, Origin } from '../model/gitlab.ts'
import { present } from '../present.ts'
import type { Keeper, RawKeys } from './keeper.ts'
import { odditiesOf } from './oddities.ts'

/** What each of the three is called in the file that is read. */
export type KeyNames = { readonly [K in keyof RawKeys]: string }

/**
 * What may be said of the keys at a place; the keys themselves go to the keeper. An empty one is none.
 * @param originOf where each of the three stands
 */
export function keyPair(
  place: Origin,
  raw: RawKeys,
  originOf: (which: keyof RawKeys) => Origin,
  keeper: Keeper,
): KeyPair {
  keeper.keep(place, raw)
  const said = (which: keyof RawKeys) => credential(raw[which], originOf(which), which === 'accessKeyId')
  return {
    file: place.file,
    key: place.key,
    ...present({
      accessKeyId: said('accessKeyId'),
      secretAccessKey: said('secretAccessKey'),
      sessionToken: said('sessionToken'),
    }),
  }
}

/** Undefined for what is not set. */
export function credential(
  value: string | undefined,
  { file, key }: Origin,
  isKeyId = false,
): Credential | undefined {
  if (value === undefined || value === '') return undefined
  const id = isKeyId ? value.trim().replace(/^["']|["']$/g, '') : ''
  const prefix = (['AKIA', 'ASIA'] as const).find((one) => id.startsWith(one))
  return {
    present: true,
    file,
    key,
    ...present({ prefix, account: accountOf(id) }),
    oddities: odditiesOf(value),
  }
}
