/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/text.test.ts > TAP > healthy, on a terminal 1`] = `
gitlab-iam-doctor 0.1.0  pod gitlab-toolbox-6f7d9c8b5-x2x7k  namespace gitlab
  component toolbox  service account gitlab-toolbox  region eu-central-1

Pod and token
  ✓ credential-source  IRSA (AWS_ROLE_ARN and a web identity token)
  ✓ irsa-env-injected  arn:aws:iam::111122223333:role/gitlab
  ✓ token-claims       sub system:serviceaccount:gitlab:gitlab-toolbox  aud
                       sts.amazonaws.com

Network
  ✓ clock-skew         0.2 s behind AWS

Identity
  ✓ caller-identity    arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor

Identity by client
  every client: rails, workhorse, registry, s3cmd
    IRSA at sts.eu-central-1.amazonaws.com
    arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor

Buckets                                      list read write delete multi copy
  ✓ registry          gitlab-registry        ok   ok   ok    ok     ok    ok
  ✓ terraform-state   gitlab-terraform-state ok   ok   ok    ok     ok    ok
  ✓ dependency-proxy  gitlab-packages        ok   ok   ok    ok     ok    ok
  ✓ packages          gitlab-packages        ok   ok   ok    ok     ok    ok

Cleanup
  ✓ probe-cleanup      every probe was removed

Healthy: 33 passed, 3 skipped in 612 ms. GitLab can use its 3 buckets.
Exit code 0.

`

exports[`test/render/text.test.ts > TAP > IRSA refused, in a pod log 1`] = `
gitlab-iam-doctor 0.1.0  pod gitlab-toolbox-6f7d9c8b5-x2x7k  namespace gitlab
  component toolbox  service account gitlab-toolbox  region eu-central-1

Pod and token
  ok    credential-source  IRSA (AWS_ROLE_ARN and a web identity token)
  ok    irsa-env-injected  arn:aws:iam::111122223333:role/gitlab
  ok    token-claims       sub system:serviceaccount:gitlab:gitlab-toolbox  aud
                           sts.amazonaws.com

Network
  ok    clock-skew         0.2 s behind AWS

Identity
  FAIL  caller-identity    no credentials: AssumeRoleWithWebIdentity was denied
  FAIL  assume-role        AccessDenied from AssumeRoleWithWebIdentity
  skip  expected-role      needs caller-identity

Identity by client
  every client: rails, workhorse, registry, s3cmd
    IRSA at sts.eu-central-1.amazonaws.com
    no identity: AccessDenied: Not authorized to perform
    sts:AssumeRoleWithWebIdentity

Buckets
  skip  3 buckets, 24 operations: needs caller-identity

PROBLEM 1 of 1  trust-policy-subject-mismatch
  What  The role's trust policy does not accept this service account
        STS refused to let this pod assume arn:aws:iam::111122223333:role/gitlab
        with its token.
  Why (likely)
        AWS says: AccessDenied: Not authorized to perform
          sts:AssumeRoleWithWebIdentity
        The token is valid and STS answered, so the trust policy does not
          match it, or the role does not exist.
        iss  https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E
        sub  system:serviceaccount:gitlab:gitlab-toolbox
  Fix   Let the trust policy of the role accept the subject and the audience of
        the token:
        1. the subject is in the condition exactly as it stands in the token,
           namespace and case included
        2. then run this doctor again
        Add this statement to the trust policy of the role
        arn:aws:iam::111122223333:role/gitlab:
          {
            "Effect": "Allow",
            "Principal": {
              "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E"
            },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": {
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:sub": "system:serviceaccount:gitlab:gitlab-toolbox",
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:aud": "sts.amazonaws.com"
              }
            }
          }
          aws iam get-role --role-name gitlab --query Role.AssumeRolePolicyDocument --output json > trust.json
  More  gitlab-iam-doctor explain trust-policy-subject-mismatch
        request id req-AssumeRoleWithWebIdentity (AssumeRoleWithWebIdentity)

Not healthy: 1 problem (2 checks failed, 7 passed, 28 skipped) in 612 ms.
Exit code 3.

`

exports[`test/render/text.test.ts > TAP > IRSA refused, in colour 1`] = `
gitlab-iam-doctor 0.1.0  pod gitlab-toolbox-6f7d9c8b5-x2x7k  namespace gitlab
  component toolbox  service account gitlab-toolbox  region eu-central-1

Pod and token
  [32m✓[39m credential-source  IRSA (AWS_ROLE_ARN and a web identity token)
  [32m✓[39m irsa-env-injected  arn:aws:iam::111122223333:role/gitlab
  [32m✓[39m token-claims       sub system:serviceaccount:gitlab:gitlab-toolbox  aud
                       sts.amazonaws.com

Network
  [32m✓[39m clock-skew         0.2 s behind AWS

Identity
  [31m✗[39m caller-identity    no credentials: AssumeRoleWithWebIdentity was denied
  [31m✗[39m assume-role        AccessDenied from AssumeRoleWithWebIdentity
  [2m–[22m expected-role      needs caller-identity

Identity by client
  every client: rails, workhorse, registry, s3cmd
    IRSA at sts.eu-central-1.amazonaws.com
    no identity: AccessDenied: Not authorized to perform
    sts:AssumeRoleWithWebIdentity

Buckets
  [2m–[22m 3 buckets, 24 operations: needs caller-identity

[31mPROBLEM[39m 1 of 1  trust-policy-subject-mismatch
  What  The role's trust policy does not accept this service account
        STS refused to let this pod assume arn:aws:iam::111122223333:role/gitlab
        with its token.
  Why (likely)
        AWS says: AccessDenied: Not authorized to perform
          sts:AssumeRoleWithWebIdentity
        The token is valid and STS answered, so the trust policy does not
          match it, or the role does not exist.
        iss  https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E
        sub  system:serviceaccount:gitlab:gitlab-toolbox
  Fix   Let the trust policy of the role accept the subject and the audience of
        the token:
        1. the subject is in the condition exactly as it stands in the token,
           namespace and case included
        2. then run this doctor again
        Add this statement to the trust policy of the role
        arn:aws:iam::111122223333:role/gitlab:
          {
            "Effect": "Allow",
            "Principal": {
              "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E"
            },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": {
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:sub": "system:serviceaccount:gitlab:gitlab-toolbox",
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:aud": "sts.amazonaws.com"
              }
            }
          }
          aws iam get-role --role-name gitlab --query Role.AssumeRolePolicyDocument --output json > trust.json
  More  gitlab-iam-doctor explain trust-policy-subject-mismatch
        request id req-AssumeRoleWithWebIdentity (AssumeRoleWithWebIdentity)

[31mNot healthy[39m: 1 problem (2 checks failed, 7 passed, 28 skipped) in 612 ms.
Exit code 3.

`

exports[`test/render/text.test.ts > TAP > IRSA refused, verbose 1`] = `
gitlab-iam-doctor 0.1.0  pod gitlab-toolbox-6f7d9c8b5-x2x7k  namespace gitlab
  component toolbox  service account gitlab-toolbox  region eu-central-1

Pod and token
  ok    credential-source  IRSA (AWS_ROLE_ARN and a web identity token)
          38 ms
  ok    irsa-env-injected  arn:aws:iam::111122223333:role/gitlab
          38 ms
  ok    token-claims       sub system:serviceaccount:gitlab:gitlab-toolbox  aud
                           sts.amazonaws.com
          38 ms

Network
  ok    clock-skew         0.2 s behind AWS
          38 ms

Identity
  FAIL  caller-identity    no credentials: AssumeRoleWithWebIdentity was denied
          38 ms, HTTP 403 from sts.eu-central-1.amazonaws.com
          request id req-AssumeRoleWithWebIdentity
  FAIL  assume-role        AccessDenied from AssumeRoleWithWebIdentity
          38 ms, HTTP 403 from sts.eu-central-1.amazonaws.com
          request id req-AssumeRoleWithWebIdentity
  skip  expected-role      needs caller-identity

Identity by client
  every client: rails, workhorse, registry, s3cmd
    IRSA at sts.eu-central-1.amazonaws.com
    no identity: AccessDenied: Not authorized to perform
    sts:AssumeRoleWithWebIdentity

Buckets

  gitlab-registry
    ok    s3-endpoint     gitlab-registry.s3.eu-central-1.amazonaws.com, 9 ms
            31 ms
            aws s3api endpoint --bucket gitlab-registry
    skip  s3-list         needs caller-identity
            aws s3api list --bucket gitlab-registry
    skip  s3-write        needs caller-identity
            aws s3api write --bucket gitlab-registry
    skip  s3-read         needs caller-identity
            aws s3api read --bucket gitlab-registry
    skip  s3-copy         needs caller-identity
            aws s3api copy --bucket gitlab-registry
    skip  s3-multipart    needs caller-identity
            aws s3api multipart --bucket gitlab-registry
    skip  s3-missing-key  needs caller-identity
            aws s3api missing-key --bucket gitlab-registry
    skip  s3-encryption   needs caller-identity
            aws s3api encryption --bucket gitlab-registry
    skip  s3-object-lock  no delete was denied
            aws s3api object-lock --bucket gitlab-registry
    skip  s3-delete       needs caller-identity
            aws s3api delete --bucket gitlab-registry

  gitlab-lfs
    ok    s3-endpoint     gitlab-lfs.s3.eu-central-1.amazonaws.com, 9 ms
            31 ms
            aws s3api endpoint --bucket gitlab-lfs
    skip  s3-list         needs caller-identity
            aws s3api list --bucket gitlab-lfs
    skip  s3-write        needs caller-identity
            aws s3api write --bucket gitlab-lfs
    skip  s3-read         needs caller-identity
            aws s3api read --bucket gitlab-lfs
    skip  s3-copy         needs caller-identity
            aws s3api copy --bucket gitlab-lfs
    skip  s3-multipart    needs caller-identity
            aws s3api multipart --bucket gitlab-lfs
    skip  s3-missing-key  needs caller-identity
            aws s3api missing-key --bucket gitlab-lfs
    skip  s3-encryption   needs caller-identity
            aws s3api encryption --bucket gitlab-lfs
    skip  s3-object-lock  no delete was denied
            aws s3api object-lock --bucket gitlab-lfs
    skip  s3-delete       needs caller-identity
            aws s3api delete --bucket gitlab-lfs

  gitlab-artifacts
    ok    s3-endpoint     gitlab-artifacts.s3.eu-central-1.amazonaws.com, 9 ms
            31 ms
            aws s3api endpoint --bucket gitlab-artifacts
    skip  s3-list         needs caller-identity
            aws s3api list --bucket gitlab-artifacts
    skip  s3-write        needs caller-identity
            aws s3api write --bucket gitlab-artifacts
    skip  s3-read         needs caller-identity
            aws s3api read --bucket gitlab-artifacts
    skip  s3-copy         needs caller-identity
            aws s3api copy --bucket gitlab-artifacts
    skip  s3-multipart    needs caller-identity
            aws s3api multipart --bucket gitlab-artifacts
    skip  s3-missing-key  needs caller-identity
            aws s3api missing-key --bucket gitlab-artifacts
    skip  s3-encryption   needs caller-identity
            aws s3api encryption --bucket gitlab-artifacts
    skip  s3-object-lock  no delete was denied
            aws s3api object-lock --bucket gitlab-artifacts
    skip  s3-delete       needs caller-identity
            aws s3api delete --bucket gitlab-artifacts

PROBLEM 1 of 1  trust-policy-subject-mismatch
  What  The role's trust policy does not accept this service account
        STS refused to let this pod assume arn:aws:iam::111122223333:role/gitlab
        with its token.
  Why (likely)
        AWS says: AccessDenied: Not authorized to perform
          sts:AssumeRoleWithWebIdentity
        The token is valid and STS answered, so the trust policy does not
          match it, or the role does not exist.
        iss  https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E
        sub  system:serviceaccount:gitlab:gitlab-toolbox
  Fix   Let the trust policy of the role accept the subject and the audience of
        the token:
        1. the subject is in the condition exactly as it stands in the token,
           namespace and case included
        2. then run this doctor again
        Add this statement to the trust policy of the role
        arn:aws:iam::111122223333:role/gitlab:
          {
            "Effect": "Allow",
            "Principal": {
              "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E"
            },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": {
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:sub": "system:serviceaccount:gitlab:gitlab-toolbox",
                "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E:aud": "sts.amazonaws.com"
              }
            }
          }
          aws iam get-role --role-name gitlab --query Role.AssumeRolePolicyDocument --output json > trust.json
  More  gitlab-iam-doctor explain trust-policy-subject-mismatch
        request id req-AssumeRoleWithWebIdentity (AssumeRoleWithWebIdentity)

Not healthy: 1 problem (2 checks failed, 7 passed, 28 skipped) in 612 ms.
Exit code 3.

`

exports[`test/render/text.test.ts > TAP > some buckets, on a terminal 1`] = `
gitlab-iam-doctor 0.1.0  pod gitlab-toolbox-6f7d9c8b5-x2x7k  namespace gitlab
  component toolbox  service account gitlab-toolbox  region eu-central-1

Pod and token
  ✓ credential-source  IRSA (AWS_ROLE_ARN and a web identity token)
  ✓ irsa-env-injected  arn:aws:iam::111122223333:role/gitlab
  ✓ token-claims       sub system:serviceaccount:gitlab:gitlab-toolbox  aud
                       sts.amazonaws.com

Network
  ✓ clock-skew         0.2 s behind AWS

Identity
  ✓ caller-identity    arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor

Identity by client
  every client: rails, workhorse, registry, s3cmd
    IRSA at sts.eu-central-1.amazonaws.com
    arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor

Buckets                                                                              list read write delete multi copy
  ✓ registry         gitlab-registry                                                 ok   ok   ok    ok     ok    ok
  ✗ artifacts        gitlab-artifacts                                                ok   skip FAIL  skip   ok    skip
  ✗ uploads          gitlab-uploads                                                  ok   skip FAIL  skip   ok    skip
  ! terraform-state  gitlab-terraform-state                                          ok   ok   ok    WARN   ok    ok
  ? ci-secure-files  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1 skip skip skip  skip   skip  skip
  – tmp              gitlab-tmp                                                      ok   ok   ok    ok     skip  ok
  ? s3-endpoint  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1:
                 TCP connect timed out
  – 2 buckets, 8 operations: needs s3-write
  – 2 buckets, 9 operations: needs s3-endpoint

Cleanup
  ✓ probe-cleanup      every probe was removed

PROBLEM 1 of 2  kms-key-denied  gitlab-artifacts, gitlab-uploads
  What  The role may not use the KMS key of the bucket
        PutObject is denied in 2 buckets, because they are encrypted with
        arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.
  Why (certain)
        AWS says: AccessDenied: not authorized to perform: kms:GenerateDataKey
          on resource:
          arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
  Fix   Allow the role to use the key.
        A further permissions policy for the role gitlab:
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "kms:GenerateDataKey",
                  "kms:Decrypt"
                ],
                "Resource": "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
              }
            ]
          }
  More  gitlab-iam-doctor explain kms-key-denied
        request id req-PutObject (PutObject on gitlab-artifacts)

PROBLEM 2 of 2  s3-unreachable
  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1
  What  S3 cannot be reached from this pod
        The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s
        (TCP).
  Why (certain)
        This is a result of the network, not of permissions: the other buckets
          answered.
  Fix   Give the pod a route to S3 in eu-west-1.
  More  gitlab-iam-doctor explain s3-unreachable

WARNING 1 of 1  delete-not-allowed  gitlab-terraform-state
  What  The role may not delete objects
        DeleteObject is denied; the probe stays behind.
  Why (possible)
        AWS says: AccessDenied: Access Denied
  Fix   Allow s3:DeleteObject.
  More  gitlab-iam-doctor explain delete-not-allowed
        request id req-DeleteObject (DeleteObject on gitlab-terraform-state)

LEFT BEHIND  1 probe of this doctor could not be removed
  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe
    DeleteObject: AccessDenied
    aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe

Not healthy: 2 problems (2 checks failed, 1 could not be asked, 1 warning, 39
passed, 23 skipped) in 612 ms. Exit code 3.

`

exports[`test/render/text.test.ts > TAP > some buckets, quiet 1`] = `
PROBLEM 1 of 2  kms-key-denied  gitlab-artifacts, gitlab-uploads
  What  The role may not use the KMS key of the bucket
        PutObject is denied in 2 buckets, because they are encrypted with
        arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.
  Why (certain)
        AWS says: AccessDenied: not authorized to perform: kms:GenerateDataKey
          on resource:
          arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
  Fix   Allow the role to use the key.
        A further permissions policy for the role gitlab:
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "kms:GenerateDataKey",
                  "kms:Decrypt"
                ],
                "Resource": "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
              }
            ]
          }
  More  gitlab-iam-doctor explain kms-key-denied
        request id req-PutObject (PutObject on gitlab-artifacts)

PROBLEM 2 of 2  s3-unreachable
  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1
  What  S3 cannot be reached from this pod
        The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s
        (TCP).
  Why (certain)
        This is a result of the network, not of permissions: the other buckets
          answered.
  Fix   Give the pod a route to S3 in eu-west-1.
  More  gitlab-iam-doctor explain s3-unreachable

LEFT BEHIND  1 probe of this doctor could not be removed
  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe
    DeleteObject: AccessDenied
    aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe

Not healthy: 2 problems (2 checks failed, 1 could not be asked, 1 warning, 39
passed, 23 skipped) in 612 ms. Exit code 3.

`

exports[`test/render/text.test.ts > TAP > usage error 1`] = `
gitlab-iam-doctor 0.1.0

  FAIL  unknown check: s3-lisd
        Did you mean s3-list?

Wrong usage: nothing was checked in 612 ms. Exit code 2.

`
