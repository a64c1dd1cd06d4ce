/** Three programs, three ideas of what is true. Undefined: the program does not take it for either. */
export type ReadFlag = (value: unknown) => boolean | undefined

/**
 * Gitlab::Utils.to_boolean (gitlab-org/gitlab gems/gitlab-utils/lib/gitlab/utils.rb). Ruby's `^` and `$` are the ends
 * of a line, so `true` and a newline is true.
 */
export const railsBoolean: ReadFlag = (value) => {
  if (typeof value === 'boolean') return value
  if (value !== 0 && value !== 1 && typeof value !== 'string') return undefined
  if (/^(true|t|yes|y|1|on)$/im.test(`${value}`)) return true
  return /^(false|f|no|n|0|off)$/im.test(`${value}`) ? false : undefined
}

/** Ruby's `if`: only nil and false are not true. */
export const rubyTruth: ReadFlag = (value) => value !== null && value !== undefined && value !== false

/** Go's strconv.ParseBool, and YAML's booleans (distribution/distribution registry/storage/driver/s3-aws/s3.go). */
export const goBoolean: ReadFlag = (value) => {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  if (/^(1|t|T|TRUE|true|True)$/.test(value)) return true
  return /^(0|f|F|FALSE|false|False)$/.test(value) ? false : undefined
}

/** s3cmd's options (s3tools/s3cmd S3/Config.py, update_option). */
export const s3cmdBoolean: ReadFlag = (value) => {
  if (typeof value !== 'string') return undefined
  if (/^(true|yes|on|1)$/i.test(value)) return true
  return /^(false|no|off|0)$/i.test(value) ? false : undefined
}
