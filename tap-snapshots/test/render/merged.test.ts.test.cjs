/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/merged.test.ts > TAP > three pods 1`] = `
gitlab-iam-doctor 0.1.0  3 pods together

Pods
  ok    gitlab-toolbox-1  toolbox  service account gitlab-toolbox  healthy
          2026-09-01T10:00:00.000Z in a.json
  FAIL  gitlab-webservice-1  webservice  service account gitlab-toolbox  not
          healthy  2026-09-01T10:00:00.000Z in b.json
  FAIL  gitlab-sidekiq-1  sidekiq  service account gitlab-toolbox  not healthy
          2026-09-01T10:00:00.000Z in c.json

Identities
  arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor
    IRSA at sts.eu-central-1.amazonaws.com
    gitlab-toolbox-1: rails, workhorse, registry, s3cmd
    gitlab-sidekiq-1: rails, workhorse, registry, s3cmd
  no identity: AccessDenied: Not authorized to perform
    sts:AssumeRoleWithWebIdentity
    IRSA at sts.eu-central-1.amazonaws.com
    gitlab-webservice-1: rails, workhorse, registry, s3cmd

Buckets                                                                              toolbox  webservice  sidekiq
  registry          gitlab-registry                                                  ok       skip        ok
  terraform-state   gitlab-terraform-state                                           ok       -           WARN
  dependency-proxy  gitlab-packages                                                  ok       -           -
  packages          gitlab-packages                                                  ok       -           -
  lfs               gitlab-lfs                                                       -        skip        -
  artifacts         gitlab-artifacts                                                 -        skip        FAIL
  uploads           gitlab-uploads                                                   -        -           FAIL
  ci-secure-files   gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1  -        -           skip
  tmp               gitlab-tmp                                                       -        -           ok

Where pods differ
  gitlab-terraform-state delete
    pass: gitlab-toolbox-1
    warn: gitlab-sidekiq-1

PROBLEM 1 of 3  trust-policy-subject-mismatch
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
  Pods  gitlab-webservice-1

PROBLEM 2 of 3  kms-key-denied  gitlab-artifacts, gitlab-uploads
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
  Pods  gitlab-sidekiq-1

PROBLEM 3 of 3  s3-unreachable
  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1
  What  S3 cannot be reached from this pod
        The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s
        (TCP).
  Why (certain)
        This is a result of the network, not of permissions: the other buckets
          answered.
  Fix   Give the pod a route to S3 in eu-west-1.
  More  gitlab-iam-doctor explain s3-unreachable
  Pods  gitlab-sidekiq-1

WARNING 1 of 1  delete-not-allowed  gitlab-terraform-state
  What  The role may not delete objects
        DeleteObject is denied; the probe stays behind.
  Why (possible)
        AWS says: AccessDenied: Access Denied
  Fix   Allow s3:DeleteObject.
  More  gitlab-iam-doctor explain delete-not-allowed
        request id req-DeleteObject (DeleteObject on gitlab-terraform-state)
  Pods  gitlab-sidekiq-1

LEFT BEHIND  1 probe of this doctor could not be removed
  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe
    DeleteObject: AccessDenied
    aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe

Not healthy: 3 pods (1 healthy; 2 not healthy), 3 problems.
Exit code 3.

`

exports[`test/render/merged.test.ts > TAP > three pods, Markdown 1`] = `
## gitlab-iam-doctor: not healthy

**Result:** Not healthy: \`3\` pods (1 healthy; 2 not healthy), 3 problems. Exit code 3.

|  | pod | component | service account | outcome | examined | file |
| --- | --- | --- | --- | --- | --- | --- |
| ok | \`gitlab-toolbox-1\` | toolbox | \`gitlab-toolbox\` | healthy | \`2026-09-01T10:00:00.000Z\` | \`a.json\` |
| **FAIL** | \`gitlab-webservice-1\` | webservice | \`gitlab-toolbox\` | not healthy | \`2026-09-01T10:00:00.000Z\` | \`b.json\` |
| **FAIL** | \`gitlab-sidekiq-1\` | sidekiq | \`gitlab-toolbox\` | not healthy | \`2026-09-01T10:00:00.000Z\` | \`c.json\` |

### Problem 1 of 3: \`trust-policy-subject-mismatch\`

**The role's trust policy does not accept this service account**

**Pods:** \`gitlab-webservice-1\`

**What:** STS refused to let this pod assume \`arn:aws:iam::111122223333:role/gitlab\` with its token.

**Why** (likely):

- AWS says: AccessDenied: Not authorized to perform \`sts:AssumeRoleWithWebIdentity\`
- The token is valid and STS answered, so the trust policy does not match it, or the role does not exist.
- iss \`https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E\`
- sub \`system:serviceaccount:gitlab:gitlab-toolbox\`

**Fix:** Let the trust policy of the role accept the subject and the audience of the token:

1. the subject is in the condition exactly as it stands in the token, namespace and case included
2. then run this doctor again

- Add this statement to the trust policy of the role \`arn:aws:iam::111122223333:role/gitlab\`:

\`\`\`json
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
\`\`\`

\`\`\`sh
aws iam get-role --role-name gitlab --query Role.AssumeRolePolicyDocument --output json > trust.json
\`\`\`

**More:** \`gitlab-iam-doctor explain trust-policy-subject-mismatch\`, \`request id req-AssumeRoleWithWebIdentity (AssumeRoleWithWebIdentity)\`

### Problem 2 of 3: \`kms-key-denied\`

**The role may not use the KMS key of the bucket**

**Pods:** \`gitlab-sidekiq-1\`

**Buckets:** gitlab-artifacts, gitlab-uploads

**What:** PutObject is denied in 2 buckets, because they are encrypted with \`arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\`.

**Why** (certain):

- AWS says: AccessDenied: not authorized to perform: \`kms:GenerateDataKey\` on resource: \`arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\`

**Fix:** Allow the role to use the key.

- A further permissions policy for the role gitlab:

\`\`\`json
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
\`\`\`

**More:** \`gitlab-iam-doctor explain kms-key-denied\`, \`request id req-PutObject (PutObject on gitlab-artifacts)\`

### Problem 3 of 3: \`s3-unreachable\`

**\`S3\` cannot be reached from this pod**

**Pods:** \`gitlab-sidekiq-1\`

**Buckets:** \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\`

**What:** The connection to \`s3.eu-west-1.amazonaws.com:443\` timed out after 10 s (TCP).

**Why** (certain):

- This is a result of the network, not of permissions: the other buckets answered.

**Fix:** Give the pod a route to \`S3\` in \`eu-west-1\`.

**More:** \`gitlab-iam-doctor explain s3-unreachable\`

### Warning 1 of 1: \`delete-not-allowed\`

**The role may not delete objects**

**Pods:** \`gitlab-sidekiq-1\`

**Buckets:** gitlab-terraform-state

**What:** DeleteObject is denied; the probe stays behind.

**Why** (possible):

- AWS says: AccessDenied: Access Denied

**Fix:** Allow \`s3:DeleteObject\`.

**More:** \`gitlab-iam-doctor explain delete-not-allowed\`, \`request id req-DeleteObject (DeleteObject on gitlab-terraform-state)\`

### Where pods differ

|  | value | pods |
| --- | --- | --- |
| gitlab-terraform-state delete | \`pass\` | \`gitlab-toolbox-1\` |
|  | \`warn\` | \`gitlab-sidekiq-1\` |

### Left behind

- \`s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe\` by \`gitlab-sidekiq-1\`: DeleteObject: AccessDenied

\`\`\`sh
aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe
\`\`\`

### Buckets

| use | bucket | toolbox | webservice | sidekiq |
| --- | --- | --- | --- | --- |
| registry | \`gitlab-registry\` | ok | skip | ok |
| terraform-state | \`gitlab-terraform-state\` | ok |  | **WARN** |
| dependency-proxy | \`gitlab-packages\` | ok |  |  |
| packages | \`gitlab-packages\` | ok |  |  |
| lfs | \`gitlab-lfs\` |  | skip |  |
| artifacts | \`gitlab-artifacts\` |  | skip | **FAIL** |
| uploads | \`gitlab-uploads\` |  |  | **FAIL** |
| ci-secure-files | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` |  |  | skip |
| tmp | \`gitlab-tmp\` |  |  | ok |

<details>
<summary>Identities</summary>

| identity | source | STS host | used by |
| --- | --- | --- | --- |
| \`arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor\` | IRSA | \`sts.eu-central-1.amazonaws.com\` | \`gitlab-toolbox-1\`: rails, workhorse, registry, \`s3cmd\`; \`gitlab-sidekiq-1\`: rails, workhorse, registry, \`s3cmd\` |
| AccessDenied: Not authorized to perform \`sts:AssumeRoleWithWebIdentity\` | IRSA | \`sts.eu-central-1.amazonaws.com\` | \`gitlab-webservice-1\`: rails, workhorse, registry, \`s3cmd\` |

</details>

`

exports[`test/render/merged.test.ts > TAP > three pods, quiet 1`] = `
Where pods differ
  gitlab-terraform-state delete
    pass: gitlab-toolbox-1
    warn: gitlab-sidekiq-1

PROBLEM 1 of 3  trust-policy-subject-mismatch
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
  Pods  gitlab-webservice-1

PROBLEM 2 of 3  kms-key-denied  gitlab-artifacts, gitlab-uploads
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
  Pods  gitlab-sidekiq-1

PROBLEM 3 of 3  s3-unreachable
  gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1
  What  S3 cannot be reached from this pod
        The connection to s3.eu-west-1.amazonaws.com:443 timed out after 10 s
        (TCP).
  Why (certain)
        This is a result of the network, not of permissions: the other buckets
          answered.
  Fix   Give the pod a route to S3 in eu-west-1.
  More  gitlab-iam-doctor explain s3-unreachable
  Pods  gitlab-sidekiq-1

LEFT BEHIND  1 probe of this doctor could not be removed
  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe
    DeleteObject: AccessDenied
    aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe

Not healthy: 3 pods (1 healthy; 2 not healthy), 3 problems.
Exit code 3.

`

exports[`test/render/merged.test.ts > TAP > three pods, short 1`] = `
FAIL gitlab-webservice-1  not healthy
FAIL gitlab-sidekiq-1  not healthy
FAIL trust-policy-subject-mismatch  gitlab-webservice-1  The role's trust policy does not accept this service account
FAIL kms-key-denied  gitlab-sidekiq-1  The role may not use the KMS key of the bucket
FAIL s3-unreachable  gitlab-sidekiq-1  S3 cannot be reached from this pod
WARN delete-not-allowed  gitlab-sidekiq-1  The role may not delete objects
WARN pods differ in gitlab-terraform-state delete  pass (gitlab-toolbox-1); warn (gitlab-sidekiq-1)
WARN left behind  gitlab-sidekiq-1  s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe

`
