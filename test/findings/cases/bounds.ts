import type { Evidence } from '../../../src/model/evidence.ts'
import { evidence } from '../evidence.ts'
import { stsRefused } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const SCP = 'arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-scp1'

/** Writing to these buckets is denied for this reason. */
function writing(reason: string, ...buckets: readonly string[]): Evidence {
  return evidence({
    buckets: Object.fromEntries(
      (buckets.length === 0 ? ['a'] : buckets).map((name) => [
        name,
        { 's3-write': denied('s3:PutObject', `arn:aws:s3:::${name}/k`, reason) },
      ]),
    ),
  })
}

/** STS refuses the token for this reason. */
function assuming(reason: string): Evidence {
  const message = `User: anonymous is not authorized to perform: sts:AssumeRoleWithWebIdentity on resource: arn:aws:iam::111122223333:role/gitlab ${reason}`
  return evidence({ checks: { 'assume-role': stsRefused('AccessDenied', message, 403) } })
}

export const bounds: Cases = {
  'service-control-policy-denies': {
    matches: [
      {
        story: 'explicit, with the policy named, in three buckets',
        evidence: writing(`with an explicit deny in a service control policy: ${SCP}`, 'a', 'b', 'c'),
        says: [
          'describe-policy --policy-id p-scp1',
          'An Allow will not help',
          'buckets a, b and c',
          '111122223333',
        ],
      },
      {
        story: 'implicit',
        evidence: writing('because no service control policy allows the s3:PutObject action'),
        says: ['not allowed by', 'list-policies-for-target --target-id 111122223333'],
      },
      {
        story: 'STS names it for the token',
        evidence: assuming('with an explicit deny in a service control policy'),
        says: ['keeps the token out', 'list-policies-for-target --target-id 111122223333', '"certain"'],
      },
    ],
    nearMisses: [
      {
        story: 'the other side of the organization',
        evidence: writing('with an explicit deny in a resource control policy'),
        finds: ['resource-control-policy-denies'],
      },
    ],
  },
  'resource-control-policy-denies': {
    matches: [
      {
        story: 'explicit',
        evidence: writing('with an explicit deny in a resource control policy', 'a', 'b'),
        says: ['aws:PrincipalOrgID'],
      },
      {
        story: 'STS names it for the token',
        evidence: assuming('with an explicit deny in a resource control policy'),
        says: ['except sts:AssumeRoleWithWebIdentity', 'aws:PrincipalOrgID', '"certain"'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket policy',
        evidence: writing('with an explicit deny in a resource-based policy'),
        finds: ['bucket-policy-denies'],
      },
    ],
  },
  'vpc-endpoint-policy-denies': {
    matches: [
      {
        story: 'implicit',
        evidence: writing('because no VPC endpoint policy allows the s3:PutObject action'),
        says: ['Add the statements below', 'com.amazonaws.eu-central-1.s3'],
      },
      {
        story: 'through a service control policy',
        evidence: writing(
          'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
        ),
        says: ['through a service control policy'],
      },
      {
        story: 'the endpoint of STS',
        evidence: assuming('because no VPC endpoint policy allows the sts:AssumeRoleWithWebIdentity action'),
        says: [
          'com.amazonaws.eu-central-1.sts',
          '"Action":"sts:AssumeRoleWithWebIdentity"',
          '"Resource":"arn:aws:iam::111122223333:role/gitlab"',
        ],
      },
      {
        story: 'a Deny at the endpoint of STS: a statement would not help',
        evidence: assuming('with an explicit deny in a VPC endpoint policy'),
        says: ['Change the Deny', '"policies":[]'],
      },
    ],
    nearMisses: [
      {
        story: 'the boundary',
        evidence: writing('because no permissions boundary allows the s3:PutObject action'),
        finds: ['permissions-boundary-denies'],
      },
      {
        story: 'STS names the trust policy',
        evidence: assuming('because no role trust policy allows the sts:AssumeRoleWithWebIdentity action'),
        finds: ['trust-policy-rejects-token'],
      },
    ],
  },
  'permissions-boundary-denies': {
    matches: [
      {
        story: 'implicit: the statement for the boundary is printed',
        evidence: writing('because no permissions boundary allows the s3:PutObject action'),
        says: ['an Allow in the role', 'arn:aws:s3:::a/*', 'Role.PermissionsBoundary'],
      },
      {
        story: 'explicit, with the policy named',
        evidence: writing(
          'with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/limits',
        ),
        says: ['An Allow will not help', 'get-policy --policy-arn arn:aws:iam::111122223333:policy/limits'],
      },
    ],
    nearMisses: [
      {
        story: 'the role itself',
        evidence: writing('with an explicit deny in an identity-based policy'),
        finds: ['identity-policy-denies'],
      },
    ],
  },
  'session-policy-denies': {
    matches: [
      { story: 'implicit', evidence: writing('because no session policy allows the s3:PutObject action') },
      {
        story: "in the documentation's older words",
        evidence: writing('with an explicit deny in a sessions policy'),
        says: ['IRSA passes no session policy'],
      },
    ],
    nearMisses: [
      {
        story: 'the organization',
        evidence: writing('because no service control policy allows the s3:PutObject action'),
        finds: ['service-control-policy-denies'],
      },
    ],
  },
}
