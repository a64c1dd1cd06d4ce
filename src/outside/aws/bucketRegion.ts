import { setTimeout } from 'node:timers/promises'
import type { AwsAnswer } from '../../model/outcome.ts'
import { present } from '../../present.ts'
import { type Answer, refused } from '../answer.ts'
import type { Network } from '../network/network.ts'
import { type PlainAnswer, plainRequest } from '../network/plainRequest.ts'
import { answerFrom } from './answers.ts'

export interface Located {
  /** Undefined when S3 did not say. */
  readonly region?: string
}

/**
 * Asks S3, unsigned, where a bucket lives. S3 names the region whatever the permissions
 * (aws-sdk-js-v3, HeadBucketCommand: "regardless of the permissions on the bucket"), and 404 means there is none.
 */
export async function locate(network: Network, url: URL): Promise<Answer<Located>> {
  const answer = await headAgainIfBusy(network, url)
  if (!answer.ok) return answer
  const { httpStatus, headers, at } = answer.value
  const operation = { service: 's3', name: 'HeadBucket' } as const
  const aws: AwsAnswer = answerFrom(operation, { host: url.hostname, httpStatus, headers, at })
  if (aws.requestId === undefined) {
    const message = `HTTP ${httpStatus} without an AWS request id: something between the pod and S3 answered`
    return refused({ origin: 'network', code: 'not-aws', message, stage: 'http', host: url.hostname }, aws)
  }
  if (httpStatus === 404) {
    const message = 'S3 knows no bucket of this name'
    return refused({ origin: 'aws', code: 'NoSuchBucket', message, host: url.hostname }, aws)
  }
  if (httpStatus >= 500) {
    const message = `S3 answered HEAD with ${httpStatus}`
    return refused({ origin: 'aws', code: `HTTP ${httpStatus}`, message, host: url.hostname }, aws)
  }
  return { ok: true, value: present({ region: aws.bucketRegion }), aws }
}

const pauseMs = 150

/** As the SDK does for its own requests: a server that is busy is asked once more. */
async function headAgainIfBusy(network: Network, url: URL): Promise<Answer<PlainAnswer>> {
  const first = await plainRequest(network, { method: 'HEAD', url })
  if (!first.ok || first.value.httpStatus < 500) return first
  await setTimeout(pauseMs)
  return plainRequest(network, { method: 'HEAD', url })
}
