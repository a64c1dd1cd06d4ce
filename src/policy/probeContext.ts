import { issuerHostPath } from './arn.ts'
import type { RequestContext } from './request.ts'

/** Which condition keys of our own requests are known from a report, and their values. Pure. */

/** A request of which some condition keys are known; that such a key is absent is knowledge, too. */
export interface KnownContext {
  readonly context: RequestContext
  isKnown(key: string): boolean
}

/** What the evaluator derives from the principal, and what the request's form has decided. */
const OF_PROBES: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:userid',
  'aws:username',
  'aws:securetransport',
  'aws:viaawsservice',
  'aws:requestedregion',
  's3:signatureversion',
  's3:authtype',
])

/** Headers that no probe sends; access control lists and encryption it words as its client does. */
const NOT_SENT = /^s3:(x-amz-grant-.*|requestobjecttag.*)$/

/**
 * The doctor's requests to S3: over TLS, signed in a header, without tags (src/outside/aws/objects.ts). The network they
 * came through, the time and the organization are not known, nor the headers that its client sends along.
 */
export function probeContext(region: string | undefined): KnownContext {
  return {
    context: {
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      's3:signatureversion': 'AWS4-HMAC-SHA256',
      's3:authType': 'REST-HEADER',
      ...(region === undefined ? {} : { 'aws:RequestedRegion': region }),
    },
    isKnown(key) {
      const name = key.toLowerCase()
      return name === 'aws:requestedregion'
        ? region !== undefined
        : OF_PROBES.has(name) || NOT_SENT.test(name)
    },
  }
}

/** The claims of a token, as conditions of a trust policy ask for them. */
export interface TokenContext {
  readonly issuer: string
  readonly subject: string
  readonly audience: readonly string[]
}

/**
 * AssumeRoleWithWebIdentity with a token: keys of its issuer are its claims, and those of any other issuer are
 * absent (IAM User Guide, "Available keys for AWS OIDC federation").
 */
export function tokenContext({ issuer, subject, audience }: TokenContext): KnownContext {
  const host = issuerHostPath(issuer)
  return {
    context: {
      'aws:SecureTransport': 'true',
      [`${host}:sub`]: subject,
      [`${host}:aud`]: audience,
    },
    isKnown: (key) => !/^(aws|sts):/i.test(key) || /^aws:SecureTransport$/i.test(key),
  }
}
