import type { Setting } from '../model/gitlab.ts'
import { present } from '../present.ts'

/** A bucket and the prefix below which objects go: `BUCKET/PREFIX`. */
export interface Place {
  readonly bucket?: Setting<string>
  readonly prefix?: Setting<string>
}

/** As Rails splits it (gitlab-org/gitlab config/object_store_settings.rb, split_bucket_prefix). */
export function placeOf(setting: Setting<string> | undefined): Place {
  if (setting === undefined || setting.value.trim() === '') return {}
  const slash = setting.value.indexOf('/')
  if (slash === -1) return { bucket: setting }
  const prefix = setting.value.slice(slash + 1)
  return {
    bucket: { ...setting, value: setting.value.slice(0, slash) },
    ...present({ prefix: prefix === '' ? undefined : { ...setting, value: prefix } }),
  }
}

/** What Rails refuses with "invalid bucket": a slash at an end, two in a row, or a path such as `a/../b`. */
export function refusedByRails(bucket: string): boolean {
  return /^\.*\/|\/\.*\/|\/\.*$/m.test(bucket)
}
