/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/junit.test.ts > TAP > some buckets 1`] = `
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gitlab-iam-doctor" tests="66" failures="2" errors="1" skipped="23" time="2.088">
  <testsuite name="Pod and token" tests="3" failures="0" errors="0" skipped="0" time="0.114" timestamp="2026-09-01T10:00:00">
    <testcase name="credential-source" classname="pod" time="0.038"/>
    <testcase name="irsa-env-injected" classname="pod" time="0.038"/>
    <testcase name="token-claims" classname="pod" time="0.038"/>
  </testsuite>
  <testsuite name="Network" tests="1" failures="0" errors="0" skipped="0" time="0.038" timestamp="2026-09-01T10:00:00">
    <testcase name="clock-skew" classname="network" time="0.038"/>
  </testsuite>
  <testsuite name="Identity" tests="1" failures="0" errors="0" skipped="0" time="0.038" timestamp="2026-09-01T10:00:00">
    <testcase name="caller-identity" classname="identity" time="0.038"/>
  </testsuite>
  <testsuite name="Buckets" tests="60" failures="2" errors="1" skipped="23" time="1.860" timestamp="2026-09-01T10:00:00">
    <testcase name="s3-endpoint gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-list gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-write gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-read gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-copy gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-multipart gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-missing-key gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-encryption gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-object-lock gitlab-registry" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-registry" classname="buckets" time="0.031"/>
    <testcase name="s3-endpoint gitlab-artifacts" classname="buckets" time="0.031"/>
    <testcase name="s3-list gitlab-artifacts" classname="buckets" time="0.031"/>
    <testcase name="s3-write gitlab-artifacts" classname="buckets" time="0.031">
      <failure message="PutObject denied" type="failed">FAIL s3-write: PutObject denied
AWS request id req-PutObject

kms-key-denied: The role may not use the KMS key of the bucket
PutObject is denied in 2 buckets, because they are encrypted with arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.
Why (certain):
  AWS says: AccessDenied: not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
Fix:
  Allow the role to use the key.
  A further permissions policy for the role gitlab:
    {
      &quot;Version&quot;: &quot;2012-10-17&quot;,
      &quot;Statement&quot;: [
        {
          &quot;Effect&quot;: &quot;Allow&quot;,
          &quot;Action&quot;: [
            &quot;kms:GenerateDataKey&quot;,
            &quot;kms:Decrypt&quot;
          ],
          &quot;Resource&quot;: &quot;arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab&quot;
        }
      ]
    }
More: gitlab-iam-doctor explain kms-key-denied</failure>
    </testcase>
    <testcase name="s3-read gitlab-artifacts" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-copy gitlab-artifacts" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-multipart gitlab-artifacts" classname="buckets" time="0.031"/>
    <testcase name="s3-missing-key gitlab-artifacts" classname="buckets" time="0.031"/>
    <testcase name="s3-encryption gitlab-artifacts" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-object-lock gitlab-artifacts" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-artifacts" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-endpoint gitlab-uploads" classname="buckets" time="0.031"/>
    <testcase name="s3-list gitlab-uploads" classname="buckets" time="0.031"/>
    <testcase name="s3-write gitlab-uploads" classname="buckets" time="0.031">
      <failure message="PutObject denied" type="failed">FAIL s3-write: PutObject denied
AWS request id req-PutObject

kms-key-denied: The role may not use the KMS key of the bucket (told with the first check that it explains)</failure>
    </testcase>
    <testcase name="s3-read gitlab-uploads" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-copy gitlab-uploads" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-multipart gitlab-uploads" classname="buckets" time="0.031"/>
    <testcase name="s3-missing-key gitlab-uploads" classname="buckets" time="0.031"/>
    <testcase name="s3-encryption gitlab-uploads" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-object-lock gitlab-uploads" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-uploads" classname="buckets" time="0.031">
      <skipped message="needs s3-write">needs s3-write</skipped>
    </testcase>
    <testcase name="s3-endpoint gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-list gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-write gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-read gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-copy gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-multipart gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-missing-key gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-encryption gitlab-terraform-state" classname="buckets" time="0.031"/>
    <testcase name="s3-object-lock gitlab-terraform-state" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-terraform-state" classname="buckets" time="0.031">
      <system-out>WARN s3-delete: DeleteObject denied
AWS request id req-DeleteObject

delete-not-allowed: The role may not delete objects
DeleteObject is denied; the probe stays behind.
Why (possible):
  AWS says: AccessDenied: Access Denied
Fix:
  Allow s3:DeleteObject.
More: gitlab-iam-doctor explain delete-not-allowed</system-out>
    </testcase>
    <testcase name="s3-endpoint gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <error message="TCP connect timed out" type="not-asked">ERR s3-endpoint: TCP connect timed out

s3-unreachable: S3 cannot be reached from this pod
The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s (TCP).
Why (certain):
  This is a result of the network, not of permissions: the other buckets answered.
Fix:
  Give the pod a route to S3 in eu-west-1.
More: gitlab-iam-doctor explain s3-unreachable</error>
    </testcase>
    <testcase name="s3-list gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-write gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-read gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-copy gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-multipart gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-missing-key gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-encryption gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-object-lock gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-endpoint gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-list gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-write gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-read gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-copy gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-multipart gitlab-tmp" classname="buckets" time="0.031">
      <skipped message="needs s3-endpoint">needs s3-endpoint</skipped>
    </testcase>
    <testcase name="s3-missing-key gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-encryption gitlab-tmp" classname="buckets" time="0.031"/>
    <testcase name="s3-object-lock gitlab-tmp" classname="buckets" time="0.031">
      <skipped message="no delete was denied">no delete was denied</skipped>
    </testcase>
    <testcase name="s3-delete gitlab-tmp" classname="buckets" time="0.031"/>
  </testsuite>
  <testsuite name="Cleanup" tests="1" failures="0" errors="0" skipped="0" time="0.038" timestamp="2026-09-01T10:00:00">
    <testcase name="probe-cleanup" classname="cleanup" time="0.038"/>
  </testsuite>
</testsuites>

`

exports[`test/render/junit.test.ts > TAP > usage error 1`] = `
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gitlab-iam-doctor" tests="1" failures="0" errors="1" skipped="0" time="0.612">
  <testsuite name="Verdict" tests="1" failures="0" errors="1" skipped="0" time="0.612" timestamp="2026-09-01T10:00:00">
    <testcase name="usage-error" classname="verdict" time="0.612">
      <error message="unknown check: x" type="not-asked">unknown check: x
see --help
Exit code 2.</error>
    </testcase>
  </testsuite>
</testsuites>

`
