import type { PolicyDocument } from '../model/finding.ts'
import { issuerHostPath, oidcProviderArn } from './arn.ts'

export interface Trust {
  readonly partition: string
  /** The account of the role: the OIDC provider has to be registered there. */
  readonly roleAccount: string
  /** The token's `iss`, with its `https://`. */
  readonly issuer: string
  /** The token's `sub`: `system:serviceaccount:NAMESPACE:SERVICEACCOUNT`. Several are alternatives. */
  readonly subject: string | readonly string[]
  /** The token's `aud`: `sts.amazonaws.com` unless the ServiceAccount is annotated otherwise. */
  readonly audience: string
}

/**
 * The complete trust policy with which a role lets this ServiceAccount assume it (awsdocs/amazon-eks-user-guide
 * latest/ug service-accounts.adoc). A subject with a wildcard is compared with StringLike, because StringEquals
 * takes `*` for itself.
 */
export function trustPolicy({ partition, roleAccount, issuer, subject, audience }: Trust): PolicyDocument {
  const host = issuerHostPath(issuer)
  const subjects = typeof subject === 'string' ? [subject] : subject
  const aud = { [`${host}:aud`]: audience }
  const sub = { [`${host}:sub`]: subject }
  const wild = subjects.some((text) => /[*?]/.test(text))
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: oidcProviderArn(partition, roleAccount, issuer) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: wild ? { StringEquals: aud, StringLike: sub } : { StringEquals: { ...aud, ...sub } },
      },
    ],
  }
}
