import { present } from '../present.ts'
import type { Env } from './client.ts'
import { isSet } from './environment.ts'

/** The variables from which s3cmd takes its keys, by name. */
export interface S3cmdPair {
  readonly accessKeyId: string
  /** Absent: s3cmd stops with "AWS_ACCESS_KEY environment variable is used but AWS_SECRET_KEY variable is missing". */
  readonly secretAccessKey?: string
  readonly sessionToken?: string
}

/**
 * s3cmd's own order: for each of the three an older name counts as well, and any name of the one goes with any name of
 * the other (s3tools/s3cmd S3/Config.py: __init__). Undefined where it goes on to a role.
 */
export function s3cmdPair(env: Env): S3cmdPair | undefined {
  const first = (...names: readonly string[]) => names.find((name) => isSet(env[name]))
  const accessKeyId = first('AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID')
  const secretAccessKey = first('AWS_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY')
  const sessionToken = first('AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN')
  return accessKeyId === undefined
    ? undefined
    : { accessKeyId, ...present({ secretAccessKey, sessionToken }) }
}

/** The keys themselves. */
export function s3cmdKeys(env: Env): Readonly<Partial<Record<keyof S3cmdPair, string>>> {
  const names = s3cmdPair(env)
  const read = (name: string | undefined) => (name === undefined ? undefined : env[name])
  return present({
    accessKeyId: read(names?.accessKeyId),
    secretAccessKey: read(names?.secretAccessKey),
    sessionToken: read(names?.sessionToken),
  })
}

/** Whether the AWS SDKs would take the same three. */
export function isPairOfSdks({ accessKeyId, secretAccessKey, sessionToken }: S3cmdPair): boolean {
  return (
    accessKeyId === 'AWS_ACCESS_KEY_ID' &&
    secretAccessKey === 'AWS_SECRET_ACCESS_KEY' &&
    sessionToken !== 'AWS_SECURITY_TOKEN'
  )
}
