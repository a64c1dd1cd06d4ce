import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'
import type { PodView } from './pod.ts'

/** Projected tokens have a few kilobytes; this bounds what a wrong path can make us read. */
const tokenLimit = 64 * 1024

export interface ContainerToken {
  /** The path of the file, or the name of the variable. */
  readonly from: string
  readonly text: string
  /** True when there is white space around it, which the AWS SDKs send along or refuse. */
  readonly untidy: boolean
}

/**
 * The token that a pod shows where it asks for container credentials: the file comes before the variable
 * (aws/aws-sdk-js-v3 packages/credential-provider-http/src/fromHttp/fromHttp.ts). Undefined where neither is set.
 */
export async function containerToken({ env, read }: PodView): Promise<Answer<ContainerToken> | undefined> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: path = '', AWS_CONTAINER_AUTHORIZATION_TOKEN: text = '' } =
    env
  if (path === '') return text === '' ? undefined : tidied('AWS_CONTAINER_AUTHORIZATION_TOKEN', text)
  const file = await read(path, tokenLimit)
  if (file.ok) return tidied(path, file.value.text)
  const { code, message } = file.failure
  return refused({
    ...file.failure,
    message: message.includes(path) ? message : `${path}: ${code}: ${message}`,
  })
}

function tidied(from: string, raw: string): Answer<ContainerToken> {
  const text = raw.trim()
  if (text === '') return refused(failure('empty', `${from} is empty`))
  if (/[^\x20-\x7e]/.test(text))
    return refused(failure('not-a-token', `${from} holds characters that cannot stand in an HTTP header`))
  return { ok: true, value: { from, text, untidy: text !== raw } }
}

function failure(code: string, message: string): Failure {
  return { origin: 'pod', code, message }
}
