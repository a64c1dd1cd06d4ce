/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/render/markdown.test.ts > TAP > IRSA refused 1`] = `
## gitlab-iam-doctor: not healthy

**Result:** Not healthy: 1 problem (2 checks failed, 7 passed, 28 skipped) in 612 ms. Exit code 3.

|  |  |
| --- | --- |
| pod | \`gitlab-toolbox-6f7d9c8b5-x2x7k\` |
| namespace | \`gitlab\` |
| component | \`toolbox\` |
| service account | \`gitlab-toolbox\` |
| region | \`eu-central-1\` |
| examined | \`2026-09-01T10:00:00.000Z by gitlab-iam-doctor 0.1.0\` |

### Problem 1 of 1: \`trust-policy-subject-mismatch\`

**The role's trust policy does not accept this service account**

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

### Buckets

| use | bucket | client | list | read | write | delete | multipart | copy |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| registry | \`gitlab-registry\` | rails | skip | skip | skip | skip | skip | skip |
| lfs | \`gitlab-lfs\` | rails | skip | skip | skip | skip | skip | skip |
| artifacts | \`gitlab-artifacts\` | rails | skip | skip | skip | skip | skip | skip |

<details>
<summary>Identity by client</summary>

| client | source | STS host | identity |
| --- | --- | --- | --- |
| rails, workhorse, registry, \`s3cmd\` | IRSA | \`sts.eu-central-1.amazonaws.com\` | AccessDenied: Not authorized to perform \`sts:AssumeRoleWithWebIdentity\` |

</details>

<details>
<summary>All 37 checks</summary>

#### Pod and token

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`credential-source\` |  | IRSA (\`AWS_ROLE_ARN\` and a web identity token) |  |
| ok | \`irsa-env-injected\` |  | \`arn:aws:iam::111122223333:role/gitlab\` |  |
| ok | \`token-claims\` |  | sub \`system:serviceaccount:gitlab:gitlab-toolbox\` aud \`sts.amazonaws.com\` |  |

#### Network

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`clock-skew\` |  | \`0.2\` s behind AWS |  |

#### Identity

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| **FAIL** | \`caller-identity\` |  | no credentials: AssumeRoleWithWebIdentity was denied | \`req-AssumeRoleWithWebIdentity\` |
| **FAIL** | \`assume-role\` |  | AccessDenied from AssumeRoleWithWebIdentity | \`req-AssumeRoleWithWebIdentity\` |
| skip | \`expected-role\` |  | needs caller-identity |  |

#### Buckets

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`s3-endpoint\` | \`gitlab-registry\` | \`gitlab-registry.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| skip | \`s3-list\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-write\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-read\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-copy\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-multipart\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-missing-key\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-encryption\` | \`gitlab-registry\` | needs caller-identity |  |
| skip | \`s3-object-lock\` | \`gitlab-registry\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-registry\` | needs caller-identity |  |
| ok | \`s3-endpoint\` | \`gitlab-lfs\` | \`gitlab-lfs.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| skip | \`s3-list\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-write\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-read\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-copy\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-multipart\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-missing-key\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-encryption\` | \`gitlab-lfs\` | needs caller-identity |  |
| skip | \`s3-object-lock\` | \`gitlab-lfs\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-lfs\` | needs caller-identity |  |
| ok | \`s3-endpoint\` | \`gitlab-artifacts\` | \`gitlab-artifacts.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| skip | \`s3-list\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-write\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-read\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-copy\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-multipart\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-missing-key\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-encryption\` | \`gitlab-artifacts\` | needs caller-identity |  |
| skip | \`s3-object-lock\` | \`gitlab-artifacts\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-artifacts\` | needs caller-identity |  |

</details>

`

exports[`test/render/markdown.test.ts > TAP > some buckets 1`] = `
## gitlab-iam-doctor: not healthy

**Result:** Not healthy: 2 problems (2 checks failed, 1 could not be asked, 1 warning, 39 passed, 23 skipped) in 612 ms. Exit code 3.

|  |  |
| --- | --- |
| pod | \`gitlab-toolbox-6f7d9c8b5-x2x7k\` |
| namespace | \`gitlab\` |
| component | \`toolbox\` |
| service account | \`gitlab-toolbox\` |
| region | \`eu-central-1\` |
| examined | \`2026-09-01T10:00:00.000Z by gitlab-iam-doctor 0.1.0\` |

### Problem 1 of 2: \`kms-key-denied\`

**The role may not use the KMS key of the bucket**

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

### Problem 2 of 2: \`s3-unreachable\`

**\`S3\` cannot be reached from this pod**

**Buckets:** \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\`

**What:** The connection to \`s3.eu-west-1.amazonaws.com:443\` timed out after 10 s (TCP).

**Why** (certain):

- This is a result of the network, not of permissions: the other buckets answered.

**Fix:** Give the pod a route to \`S3\` in \`eu-west-1\`.

**More:** \`gitlab-iam-doctor explain s3-unreachable\`

### Warning 1 of 1: \`delete-not-allowed\`

**The role may not delete objects**

**Buckets:** gitlab-terraform-state

**What:** DeleteObject is denied; the probe stays behind.

**Why** (possible):

- AWS says: AccessDenied: Access Denied

**Fix:** Allow \`s3:DeleteObject\`.

**More:** \`gitlab-iam-doctor explain delete-not-allowed\`, \`request id req-DeleteObject (DeleteObject on gitlab-terraform-state)\`

### Left behind

- \`s3://gitlab-terraform-state/gitlab-iam-doctor/01TEST/probe\`: DeleteObject: AccessDenied

\`\`\`sh
aws s3api delete-object --bucket gitlab-terraform-state --key gitlab-iam-doctor/01TEST/probe
\`\`\`

### Buckets

| use | bucket | client | list | read | write | delete | multipart | copy |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| registry | \`gitlab-registry\` | rails | ok | ok | ok | ok | ok | ok |
| artifacts | \`gitlab-artifacts\` | rails | ok | skip | **FAIL** | skip | ok | skip |
| uploads | \`gitlab-uploads\` | rails | ok | skip | **FAIL** | skip | ok | skip |
| terraform-state | \`gitlab-terraform-state\` | rails | ok | ok | ok | **WARN** | ok | ok |
| ci-secure-files | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | rails | skip | skip | skip | skip | skip | skip |
| tmp | \`gitlab-tmp\` | rails | ok | ok | ok | ok | skip | ok |

<details>
<summary>Identity by client</summary>

| client | source | STS host | identity |
| --- | --- | --- | --- |
| rails, workhorse, registry, \`s3cmd\` | IRSA | \`sts.eu-central-1.amazonaws.com\` | \`arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor\` |

</details>

<details>
<summary>All 66 checks</summary>

#### Pod and token

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`credential-source\` |  | IRSA (\`AWS_ROLE_ARN\` and a web identity token) |  |
| ok | \`irsa-env-injected\` |  | \`arn:aws:iam::111122223333:role/gitlab\` |  |
| ok | \`token-claims\` |  | sub \`system:serviceaccount:gitlab:gitlab-toolbox\` aud \`sts.amazonaws.com\` |  |

#### Network

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`clock-skew\` |  | \`0.2\` s behind AWS |  |

#### Identity

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`caller-identity\` |  | \`arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor\` | \`req-GetCallerIdentity\` |

#### Buckets

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`s3-endpoint\` | \`gitlab-registry\` | \`gitlab-registry.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| ok | \`s3-list\` | \`gitlab-registry\` | \`3\` objects | \`req-ListObjectsV2\` |
| ok | \`s3-write\` | \`gitlab-registry\` | \`12\` bytes, \`AES256\` | \`req-PutObject\` |
| ok | \`s3-read\` | \`gitlab-registry\` | \`12\` bytes | \`req-GetObject\` |
| ok | \`s3-copy\` | \`gitlab-registry\` | copied | \`req-CopyObject\` |
| ok | \`s3-multipart\` | \`gitlab-registry\` | \`1\` part | \`req-CompleteMultipartUpload\` |
| ok | \`s3-missing-key\` | \`gitlab-registry\` | \`404\` | \`req-HeadObject\` |
| ok | \`s3-encryption\` | \`gitlab-registry\` | \`AES256\` |  |
| skip | \`s3-object-lock\` | \`gitlab-registry\` | no delete was denied |  |
| ok | \`s3-delete\` | \`gitlab-registry\` | deleted | \`req-DeleteObject\` |
| ok | \`s3-endpoint\` | \`gitlab-artifacts\` | \`gitlab-artifacts.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| ok | \`s3-list\` | \`gitlab-artifacts\` | \`3\` objects | \`req-ListObjectsV2\` |
| **FAIL** | \`s3-write\` | \`gitlab-artifacts\` | PutObject denied | \`req-PutObject\` |
| skip | \`s3-read\` | \`gitlab-artifacts\` | needs \`s3-write\` |  |
| skip | \`s3-copy\` | \`gitlab-artifacts\` | needs \`s3-write\` |  |
| ok | \`s3-multipart\` | \`gitlab-artifacts\` | \`1\` part | \`req-CompleteMultipartUpload\` |
| ok | \`s3-missing-key\` | \`gitlab-artifacts\` | \`404\` | \`req-HeadObject\` |
| skip | \`s3-encryption\` | \`gitlab-artifacts\` | needs \`s3-write\` |  |
| skip | \`s3-object-lock\` | \`gitlab-artifacts\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-artifacts\` | needs \`s3-write\` |  |
| ok | \`s3-endpoint\` | \`gitlab-uploads\` | \`gitlab-uploads.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| ok | \`s3-list\` | \`gitlab-uploads\` | \`3\` objects | \`req-ListObjectsV2\` |
| **FAIL** | \`s3-write\` | \`gitlab-uploads\` | PutObject denied | \`req-PutObject\` |
| skip | \`s3-read\` | \`gitlab-uploads\` | needs \`s3-write\` |  |
| skip | \`s3-copy\` | \`gitlab-uploads\` | needs \`s3-write\` |  |
| ok | \`s3-multipart\` | \`gitlab-uploads\` | \`1\` part | \`req-CompleteMultipartUpload\` |
| ok | \`s3-missing-key\` | \`gitlab-uploads\` | \`404\` | \`req-HeadObject\` |
| skip | \`s3-encryption\` | \`gitlab-uploads\` | needs \`s3-write\` |  |
| skip | \`s3-object-lock\` | \`gitlab-uploads\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-uploads\` | needs \`s3-write\` |  |
| ok | \`s3-endpoint\` | \`gitlab-terraform-state\` | \`gitlab-terraform-state.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| ok | \`s3-list\` | \`gitlab-terraform-state\` | \`3\` objects | \`req-ListObjectsV2\` |
| ok | \`s3-write\` | \`gitlab-terraform-state\` | \`12\` bytes, \`AES256\` | \`req-PutObject\` |
| ok | \`s3-read\` | \`gitlab-terraform-state\` | \`12\` bytes | \`req-GetObject\` |
| ok | \`s3-copy\` | \`gitlab-terraform-state\` | copied | \`req-CopyObject\` |
| ok | \`s3-multipart\` | \`gitlab-terraform-state\` | \`1\` part | \`req-CompleteMultipartUpload\` |
| ok | \`s3-missing-key\` | \`gitlab-terraform-state\` | \`404\` | \`req-HeadObject\` |
| ok | \`s3-encryption\` | \`gitlab-terraform-state\` | \`AES256\` |  |
| skip | \`s3-object-lock\` | \`gitlab-terraform-state\` | no delete was denied |  |
| **WARN** | \`s3-delete\` | \`gitlab-terraform-state\` | DeleteObject denied | \`req-DeleteObject\` |
| **ERR** | \`s3-endpoint\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | TCP connect timed out |  |
| skip | \`s3-list\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-write\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-read\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-copy\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-multipart\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-missing-key\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-encryption\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| skip | \`s3-object-lock\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | no delete was denied |  |
| skip | \`s3-delete\` | \`gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1\` | needs \`s3-endpoint\` |  |
| ok | \`s3-endpoint\` | \`gitlab-tmp\` | \`gitlab-tmp.s3.eu-central-1.amazonaws.com\`, 9 ms |  |
| ok | \`s3-list\` | \`gitlab-tmp\` | \`3\` objects | \`req-ListObjectsV2\` |
| ok | \`s3-write\` | \`gitlab-tmp\` | \`12\` bytes, \`AES256\` | \`req-PutObject\` |
| ok | \`s3-read\` | \`gitlab-tmp\` | \`12\` bytes | \`req-GetObject\` |
| ok | \`s3-copy\` | \`gitlab-tmp\` | copied | \`req-CopyObject\` |
| skip | \`s3-multipart\` | \`gitlab-tmp\` | needs \`s3-endpoint\` |  |
| ok | \`s3-missing-key\` | \`gitlab-tmp\` | \`404\` | \`req-HeadObject\` |
| ok | \`s3-encryption\` | \`gitlab-tmp\` | \`AES256\` |  |
| skip | \`s3-object-lock\` | \`gitlab-tmp\` | no delete was denied |  |
| ok | \`s3-delete\` | \`gitlab-tmp\` | deleted | \`req-DeleteObject\` |

#### Cleanup

|  | check | bucket | observed | AWS request id |
| --- | --- | --- | --- | --- |
| ok | \`probe-cleanup\` |  | every probe was removed |  |

</details>

`

exports[`test/render/markdown.test.ts > TAP > usage error 1`] = `
## gitlab-iam-doctor: wrong usage

**Result:** Wrong usage: nothing was checked in 612 ms. Exit code 2.

**Why:** unknown check: x

**Hint:** see \`--list-checks\`

|  |  |
| --- | --- |
| examined | \`2026-09-01T10:00:00.000Z by gitlab-iam-doctor 0.1.0\` |

`
