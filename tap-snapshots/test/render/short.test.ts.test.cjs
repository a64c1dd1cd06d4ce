/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/short.test.ts > TAP > IRSA refused 1`] = `
FAIL trust-policy-subject-mismatch  The role's trust policy does not accept this service account
skip expected-role; 3 buckets, 24 operations: needs caller-identity

`

exports[`test/render/short.test.ts > TAP > some buckets 1`] = `
FAIL kms-key-denied  gitlab-artifacts, gitlab-uploads  The role may not use the KMS key of the bucket
ERR  s3-unreachable  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1  S3 cannot be reached from this pod
WARN delete-not-allowed  gitlab-terraform-state  The role may not delete objects
WARN left behind  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe
skip 2 buckets, 8 operations: needs s3-write
skip 2 buckets, 9 operations: needs s3-endpoint

`

exports[`test/render/short.test.ts > TAP > usage error 1`] = `
ERR  unknown check: x

`

exports[`test/render/short.test.ts > TAP > without a diagnosis 1`] = `
FAIL caller-identity  no credentials: AssumeRoleWithWebIdentity was denied
FAIL assume-role  AccessDenied from AssumeRoleWithWebIdentity
skip expected-role; 3 buckets, 24 operations: needs caller-identity

`
