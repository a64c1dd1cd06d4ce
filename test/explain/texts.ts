import type { Cause } from '../../src/model/words.ts'

/** What a program printed, and what has to come first. */
export interface Text {
  readonly name: string
  readonly text: string
  readonly cause: Cause
  readonly finding?: string
  /** Causes that have to be among the first three, too. */
  readonly also?: readonly Cause[]
}

const USER = 'User: arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-session'
const PUT = `${USER} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme-uploads/tmp/1"`
const LIST = `${USER} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-lfs"`
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-0000-4000-8000-000000000000'

/** Denials, for which AWS names a reason or none. */
const denials: readonly Text[] = [
  {
    name: 'the AWS CLI, no identity-based policy',
    text: `An error occurred (AccessDenied) when calling the PutObject operation: ${PUT} because no identity-based policy allows the s3:PutObject action`,
    cause: 'identity-policy-missing-action',
    finding: 'identity-policy-missing-action',
  },
  {
    name: 'the Go SDK v2, no identity-based policy for the bucket',
    text: `operation error S3: ListObjectsV2, https response error StatusCode: 403, RequestID: 7XQ1R2S3T4U5V6W7, HostID: aBcDeF0123456789+/aBcDeF0123456789=, api error AccessDenied: ${LIST} because no identity-based policy allows the s3:ListBucket action`,
    cause: 'identity-policy-missing-action',
    also: ['identity-policy-wrong-resource-arn'],
  },
  {
    name: 'a Deny in the policy of the role',
    text: `AccessDenied: ${PUT} with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/no-uploads\n\tstatus code: 403, request id: 7XQ1R2S3T4U5V6W7, host id: aBc=`,
    cause: 'identity-policy-missing-action',
    finding: 'identity-policy-denies',
  },
  {
    name: 'a Deny in the policy of the bucket, fog',
    text: `Excon::Error::Forbidden: Expected(200) <=> Actual(403 Forbidden)\nexcon.error.response\n  :body => "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied</Code><Message>${PUT.replaceAll('"', '&quot;')} with an explicit deny in a resource-based policy</Message><RequestId>7XQ1R2S3T4U5V6W7</RequestId></Error>"`,
    cause: 'bucket-policy-deny',
    finding: 'bucket-policy-denies',
  },
  {
    name: 'the other account does not let the role in',
    text: `${LIST} because no resource-based policy allows the s3:ListBucket action`,
    cause: 'cross-account-ownership',
    finding: 'bucket-policy-lacks-allow',
  },
  {
    name: 'a service control policy',
    text: `${PUT} with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-abc/service_control_policy/p-abc`,
    cause: 'scp-or-boundary-deny',
    finding: 'service-control-policy-denies',
  },
  {
    name: 'a permissions boundary',
    text: `${PUT} because no permissions boundary allows the s3:PutObject action`,
    cause: 'scp-or-boundary-deny',
    finding: 'permissions-boundary-denies',
  },
  {
    name: 'a VPC endpoint policy',
    text: `${LIST} because no VPC endpoint policy allows the s3:ListBucket action`,
    cause: 'vpc-endpoint-policy',
  },
  {
    name: 'the key, named by its action',
    text: `upload failed: ./dump.tar to s3://acme-backups/dump.tar An error occurred (AccessDenied) when calling the PutObject operation: ${USER} is not authorized to perform: kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
    cause: 'kms-permission',
    finding: 'kms-permission-missing',
  },
  {
    name: 'the key is disabled',
    text: `KMS.DisabledException: ${KEY} is disabled.\n\tstatus code: 400, request id: 7XQ1R2S3T4U5V6W7`,
    cause: 'kms-permission',
    finding: 'kms-key-unusable',
  },
  {
    name: 'the node asks in place of the pod',
    text: 'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/eksctl-acme-nodegroup-ng-1-NodeInstanceRole-1ABC/i-0123456789abcdef0 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-lfs" because no identity-based policy allows the s3:ListBucket action',
    cause: 'node-role-used-instead',
    also: ['identity-policy-missing-action'],
  },
  {
    name: 'a bare denial of a listing',
    text: 'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
    cause: 'identity-policy-missing-action',
    also: ['identity-policy-wrong-resource-arn'],
  },
  {
    name: 'a bare denial of an upload',
    text: 'ERROR: S3 error: 403 (AccessDenied): Access Denied\nERROR: Upload of /tmp/backup.tar failed',
    cause: 'identity-policy-missing-action',
    also: ['kms-permission'],
  },
  {
    name: 'HEAD of a bucket that may be of somebody else',
    text: 'operation error S3: HeadBucket, https response error StatusCode: 403, RequestID: 7XQ1R2S3T4U5V6W7, HostID: aBc=, api error Forbidden: Forbidden',
    cause: 'cross-account-ownership',
    also: ['identity-policy-missing-action'],
  },
  {
    name: 'the bucket takes no access control list, registry',
    text: 'level=error msg="unknown error completing upload: s3aws: AccessControlListNotSupported: The bucket does not allow ACLs\\n\\tstatus code: 400, request id: 7XQ1R2S3T4U5V6W7, host id: aBc="',
    cause: 'acl-or-object-ownership',
    finding: 'acl-not-supported',
  },
]

/** STS and the token. */
const tokens: readonly Text[] = [
  {
    name: 'the role does not let the token in, Java',
    text: 'com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 0f1e2d3c-0000-4000-8000-000000000000; Proxy: null)',
    cause: 'trust-policy-sub-mismatch',
    finding: 'trust-policy-rejects-token',
    also: ['trust-policy-wrong-issuer', 'trust-policy-aud-mismatch'],
  },
  {
    name: 'no provider for the issuer, Go SDK v1',
    text: 'WebIdentityErr: failed to retrieve credentials\ncaused by: InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF\n\tstatus code: 400, request id: 0f1e2d3c-0000-4000-8000-000000000000',
    cause: 'oidc-provider-missing',
    finding: 'oidc-provider-missing',
  },
  {
    name: 'the audience is not registered',
    text: 'Aws::STS::Errors::InvalidIdentityToken: Incorrect token audience',
    cause: 'trust-policy-aud-mismatch',
    finding: 'oidc-audience-not-registered',
  },
  {
    name: 'the keys of the issuer, Rust',
    text: `Unhandled(Unhandled { source: ErrorMetadata { code: Some("InvalidIdentityToken"), message: Some("Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"), extras: Some({"aws_request_id": "0f1e2d3c-0000-4000-8000-000000000000"}) } })`,
    cause: 'oidc-thumbprint-or-keys',
    finding: 'oidc-keys-unreachable',
  },
  {
    name: 'the thumbprint',
    text: "InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
    cause: 'oidc-thumbprint-or-keys',
    finding: 'oidc-thumbprint-mismatch',
  },
  {
    name: 'the token has expired',
    text: 'An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity operation: Token expired: current date/time 1700000900 must be before the expiration date/time1700000000',
    cause: 'token-expired',
    finding: 'token-expired',
  },
  {
    name: 'the session has expired, S3',
    text: 'api error ExpiredToken: The provided token has expired.',
    cause: 'token-expired',
    finding: 'session-credentials-expired',
  },
  {
    name: 'the token may not be read',
    text: 'WebIdentityErr: unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token\ncaused by: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: permission denied',
    cause: 'token-file-missing-or-unreadable',
    finding: 'token-file-unreadable',
  },
  {
    name: 'the token is not there, Ruby',
    text: 'Errno::ENOENT: No such file or directory @ rb_sysopen - /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
    cause: 'token-file-missing-or-unreadable',
    finding: 'token-file-missing',
  },
  {
    name: 'the ARN of the role has no such form',
    text: 'An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity operation: Request ARN is invalid',
    cause: 'role-arn-wrong-or-missing-role',
    finding: 'role-arn-malformed',
  },
  {
    name: 'half of the variables',
    text: 'KeyError: key not found: "AWS_ROLE_ARN"',
    cause: 'sa-annotation-missing-or-pod-not-restarted',
    finding: 'irsa-half-injected',
  },
  {
    name: 'no credentials anywhere, botocore',
    text: 'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    cause: 'sa-annotation-missing-or-pod-not-restarted',
    also: ['sdk-too-old-for-irsa'],
  },
]

/** Where requests go, and what stands in between. */
const ways: readonly Text[] = [
  {
    name: 'STS: no route',
    text: 'Post "https://sts.eu-central-1.amazonaws.com/": dial tcp 52.0.0.1:443: i/o timeout',
    cause: 'network-sts-unreachable',
    finding: 'sts-unreachable',
    also: ['proxy-or-tls'],
  },
  {
    name: 'S3: no route, botocore',
    text: 'Connect timeout on endpoint URL: "https://acme-lfs.s3.eu-central-1.amazonaws.com/?list-type=2"',
    cause: 'network-s3-unreachable',
    finding: 's3-unreachable',
  },
  {
    name: 'S3: the name cannot be resolved, Ruby',
    text: 'Failed to open TCP connection to acme-lfs.s3.eu-central-1.amazonaws.com:443 (getaddrinfo: Name or service not known)',
    cause: 'network-s3-unreachable',
    also: ['wrong-region'],
  },
  {
    name: 'an authority that is not trusted',
    text: 'RequestError: send request failed\ncaused by: Get "https://acme-lfs.s3.eu-central-1.amazonaws.com/": x509: certificate signed by unknown authority',
    cause: 'proxy-or-tls',
    finding: 'tls-not-trusted',
  },
  {
    name: 'the proxy does not open a tunnel',
    text: "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden')) for https://sts.eu-central-1.amazonaws.com/",
    cause: 'proxy-or-tls',
    finding: 'proxy-refused',
  },
  {
    name: 'signed for another region',
    text: "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'</Message><Region>eu-central-1</Region></Error>",
    cause: 'wrong-region',
    finding: 'bucket-region-wrong',
  },
  {
    name: 'no region',
    text: 'MissingRegion: could not find region configuration',
    cause: 'wrong-region',
    finding: 'region-missing',
  },
  {
    name: 'no such bucket, PHP',
    text: 'Error executing "ListObjects" on "https://s3.eu-central-1.amazonaws.com/acme-lsf"; AWS HTTP error: Client error: 404 NoSuchBucket (client): The specified bucket does not exist - <?xml version="1.0"?>',
    cause: 'bucket-missing',
    finding: 'bucket-missing',
  },
  {
    name: 'the clock, S3',
    text: 'RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
    cause: 'clock-skew',
    finding: 'clock-skewed',
  },
  {
    name: 'the clock, STS',
    text: 'SignatureDoesNotMatch: Signature expired: 20261124T100000Z is now earlier than 20261124T102000Z (20261124T103500Z - 15 min.)',
    cause: 'clock-skew',
  },
  {
    name: 'too many requests',
    text: 'Aws::S3::Errors::SlowDown: Please reduce your request rate.',
    cause: 'throttling',
    finding: 'requests-throttled',
  },
  {
    name: 'the metadata service, fog',
    text: '[fog][WARNING] Unable to fetch credentials: connect_write timeout reached\nArgumentError: Missing required arguments: aws_access_key_id, aws_secret_access_key',
    cause: 'imds-unreachable-or-hop-limit',
    also: ['config-missing-use-iam-profile-or-provider'],
  },
  {
    name: 'the metadata service, Go SDK v2',
    text: 'failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
    cause: 'imds-unreachable-or-hop-limit',
  },
]

/** What libraries, their settings and their neighbours say. */
const surroundings: readonly Text[] = [
  {
    name: 'the SDK for Java without its module for STS',
    text: "SdkClientException: Unable to load credentials from any of the providers in the chain (WebIdentityTokenCredentialsProvider(): To use web identity tokens, the 'sts' service module must be on the class path., ContainerCredentialsProvider(): Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI environment variables are set.)",
    cause: 'tool-lacks-irsa-support',
  },
  {
    name: 'the SDK for JavaScript without its client for STS',
    text: "Error: Cannot find module '@aws-sdk/client-sts'\nRequire stack:\n- /srv/app/node_modules/@aws-sdk/credential-provider-web-identity/dist-cjs/index.js",
    cause: 'tool-lacks-irsa-support',
  },
  {
    name: 'a program that wants keys',
    text: 'panic: storage: access_key is required',
    cause: 'tool-lacks-irsa-support',
    also: ['config-missing-use-iam-profile-or-provider'],
  },
  {
    name: 'no credentials in Go',
    text: 'level=error msg="NoCredentialProviders: no valid providers in chain"',
    cause: 'sa-annotation-missing-or-pod-not-restarted',
    also: ['imds-unreachable-or-hop-limit', 'sdk-too-old-for-irsa'],
  },
  {
    name: 'a message in a frame',
    text: '  - | could not assume the role: InvalidIdentityToken: No OpenIDConnect\n    | provider found in your\n    | account for https://oidc.eks.eu-central-1.amazonaws.com/id/0123',
    cause: 'oidc-provider-missing',
  },
  {
    name: 'the trust policy does not suit an association',
    text: 'Error: creating EKS Pod Identity Association (gitlab): operation error EKS: CreatePodIdentityAssociation, https response error StatusCode: 400, RequestID: 0f1e2d3c-0000-4000-8000-000000000000, InvalidParameterException: Trust policy of the role provided is invalid',
    cause: 'pod-identity-misconfigured',
    finding: 'pod-identity-role-not-assumable',
  },
  {
    name: 'the node asks in the place of the pod',
    text: 'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/acme-NodeInstanceRole-1ABC/i-0123456789abcdef0 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-lfs"',
    cause: 'node-role-used-instead',
    also: ['kube2iam-kiam-misconfigured', 'identity-policy-missing-action'],
  },
  {
    name: 'kube2iam takes its default role',
    text: 'level=warning msg="Using fallback role for IP 10.0.1.17"',
    cause: 'kube2iam-kiam-misconfigured',
  },
  {
    name: 'a region that is none',
    text: 'RequestError: send request failed\ncaused by: Post "https://sts.frankfurt.amazonaws.com/": dial tcp: lookup sts.frankfurt.amazonaws.com on 10.100.0.10:53: no such host',
    cause: 'wrong-region',
    finding: 'region-malformed',
  },
  {
    name: 'sent on with 307',
    text: 'HTTP request failed with 307 (Temporary Redirect): host: acme-lfs.s3.amazonaws.com',
    cause: 'wrong-region',
  },
  {
    name: 'a name with dots and a wildcard certificate',
    text: "SSL error: hostname 'acme.lfs.s3.amazonaws.com' doesn't match either of '*.s3.amazonaws.com', 's3.amazonaws.com'",
    cause: 'proxy-or-tls',
  },
  {
    name: 'the bucket before an address',
    text: 'cannot list the bucket: dial tcp: lookup acme-lfs.10.0.0.7: no such host',
    cause: 's3-compatible-endpoint-misconfigured',
  },
  {
    name: 'the scheme twice',
    text: 'Get "https://https//minio.acme.example/acme-lfs": dial tcp: lookup https: no such host',
    cause: 's3-compatible-endpoint-misconfigured',
  },
  {
    name: 'not signed at all',
    text: 'upload failed: An error occurred (AccessDenied) when calling the CreateMultipartUpload operation: Anonymous users cannot initiate multipart uploads. Please authenticate.',
    cause: 'other',
  },
  {
    name: 'a bucket that keeps its objects wants a checksum',
    text: 'S3 error: 400 (InvalidRequest): Content-MD5 HTTP header is required for Put Part requests with Object Lock parameters',
    cause: 'other',
    finding: 'object-locked',
  },
  {
    name: 'Excon waited for S3',
    text: 'Excon::Error::Timeout: read timeout reached',
    cause: 'network-s3-unreachable',
    also: ['network-sts-unreachable', 'proxy-or-tls'],
  },
  {
    name: 'the settings of the bucket are denied',
    text: 'An error occurred (AccessDenied) when calling the GetBucketVersioning operation: Access Denied',
    cause: 'identity-policy-missing-action',
    also: ['bucket-policy-deny', 'identity-policy-wrong-resource-arn'],
  },
  {
    name: 'a policy that would make the bucket public',
    text: 'An error occurred (AccessDenied) when calling the PutBucketPolicy operation: Access Denied',
    cause: 'identity-policy-missing-action',
    also: ['acl-or-object-ownership'],
  },
  {
    name: 'boto 2',
    text: 'boto.exception.S3ResponseError: S3ResponseError: 403 Forbidden',
    cause: 'identity-policy-missing-action',
    also: ['kms-permission', 'cross-account-ownership'],
  },
]

/** Programs with words of their own, keys, settings, and other servers. */
const programs: readonly Text[] = [
  {
    name: 's3cmd without credentials',
    text: 'ERROR: /home/git/.s3cfg: None\nERROR: Configuration file not available.\nERROR: Consider using --configure parameter to create one.',
    cause: 'tool-lacks-irsa-support',
  },
  {
    name: 'an SDK older than EKS Pod Identity, JavaScript',
    text: 'CredentialsProviderError: 169.254.170.23 is not a valid container metadata service hostname',
    cause: 'sdk-too-old-for-irsa',
    also: ['pod-identity-misconfigured'],
  },
  {
    name: 'an SDK older than EKS Pod Identity, Go',
    text: 'HTTP credential provider invalid endpoint host, "169.254.170.23", only loopback hosts are allowed.',
    cause: 'sdk-too-old-for-irsa',
  },
  {
    name: 'the Pod Identity agent: the role does not trust EKS',
    text: '[0f1e2d3c-0000-4000-8000-000000000000]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client',
    cause: 'pod-identity-misconfigured',
    finding: 'pod-identity-role-not-assumable',
  },
  {
    name: 'the Pod Identity agent does not answer',
    text: 'Error when retrieving credentials from container-role: Connect timeout on endpoint URL: "http://169.254.170.23/v1/credentials"',
    cause: 'pod-identity-misconfigured',
    finding: 'pod-identity-agent-unreachable',
  },
  {
    name: 'kube2iam does not know the pod',
    text: 'pod with specificed IP "10.0.3.7" not found',
    cause: 'kube2iam-kiam-misconfigured',
  },
  {
    name: 'kiam forbids the role',
    text: 'error processing request: error fetching credentials: forbidden by policy',
    cause: 'kube2iam-kiam-misconfigured',
  },
  {
    name: 'a key that AWS does not know',
    text: 'An error occurred (InvalidAccessKeyId) when calling the ListObjectsV2 operation: The AWS Access Key Id you provided does not exist in our records.',
    cause: 'invalid-static-credentials',
    finding: 'static-keys-invalid',
  },
  {
    name: 'a key that MinIO does not know',
    text: 'InvalidAccessKeyId: The Access Key Id you provided does not exist in our records.\n\tstatus code: 403, request id: 17D0850741E9E650',
    cause: 's3-compatible-endpoint-misconfigured',
  },
  {
    name: 'the registry has neither keys nor a role',
    text: 'panic: s3aws: NoCredentialProviders: no valid providers in chain. Deprecated.',
    cause: 'config-missing-use-iam-profile-or-provider',
    also: ['imds-unreachable-or-hop-limit'],
  },
  {
    name: 'fog has neither keys nor a role',
    text: 'ArgumentError: Missing required arguments: aws_access_key_id, aws_secret_access_key',
    cause: 'config-missing-use-iam-profile-or-provider',
  },
  {
    name: 'STS was asked at the endpoint of S3',
    text: 'WebIdentityErr: failed to retrieve credentials\ncaused by: SerializationError: failed to unmarshal error message\n\tstatus code: 405, request id: ',
    cause: 's3-compatible-endpoint-misconfigured',
  },
  {
    name: 'a region that only other servers have',
    text: 'Post "https://sts.minio.amazonaws.com/": dial tcp: lookup sts.minio.amazonaws.com on 10.100.0.10:53: no such host',
    cause: 's3-compatible-endpoint-misconfigured',
  },
  {
    name: 'keys come before the role',
    text: 'use_iam_profile is set\nAccessDenied: User: arn:aws:iam::111122223333:user/old-ci is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-lfs"',
    cause: 'static-keys-shadow-role',
    also: ['identity-policy-missing-action'],
  },
  {
    name: 'a setting that fog does not know',
    text: '[fog][WARNING] Unrecognized arguments: sts_endpoint',
    cause: 'other',
  },
]

export const texts: readonly Text[] = [...denials, ...tokens, ...ways, ...programs, ...surroundings]

/** Words of everyday logs that resemble those of a cause: at most it may be behind them. */
export const harmless: readonly string[] = [
  'GET /v2/app/blobs/sha256:abc HTTP/1.1" 307 Temporary Redirect',
  '{"status_code":307,"uri":"/v2/app/blobs/sha256:abc"}',
  'nginx: 301 Moved Permanently http://gitlab.acme.example/',
  'Failed to connect to region coordinator',
  'error authorizing context: token has invalid claims: token is expired',
  'rpc error: code = Unauthenticated desc = jwt: token has expired',
  'JWT::DecodeError: invalid claims: token has expired for user gitlab-kas',
  'MountVolume.SetUp failed for volume "kube-api-access-8xk2v" : failed to fetch token: pods "webservice" not found',
  'Error: failed to fetch token: vault permission denied',
  'kiam-server-7x2kd   1/1   Running   0   3d',
  'level=info msg="detecting arn prefix"',
  'created PodIdentityAssociation for service account "gitlab" in namespace "gitlab"',
  '{"associations":[{"clusterName":"acme","namespace":"gitlab","serviceAccount":"gitlab","associationArn":"arn:aws:eks:us-east-1:111122223333:podidentityassociation/acme/a-1"}]}',
  'association :project not found',
  "ActiveRecord::AssociationNotFoundError: Association named 'owner' was not found on Project",
  'KMS key arn:aws:kms:us-east-1:111122223333:key/abc is invalid',
  "hostname 'redis.internal' doesn't match 'redis.acme.example'",
  'Could not resolve host: gitlab.localhost',
  'could not translate host name "postgres.localhost" to address: Name or service not known',
  'Host gitlab.10.0.0.1.nip.io: Name or service not known',
  'upstream address: workhorse.http is healthy',
  'x-amz-checksum-sha256 received from client, upload succeeded',
  'Using S3 virtual host style addressing.',
  'nginx: virtual host gitlab.acme.example domain access enabled',
  'LDAP: anonymous access is not allowed',
  'anonymous requests are forbidden by rate limit',
  'The user exceeds the concurrent session limit',
  's3aws: Path not found: /docker/registry/v2/blobs/sha256/ab/abcd/data',
  'PutObject 200 OK, ServerSideEncryption: aws:kms',
  'must set secret_key with at least 32 characters',
  'level=info msg="Loading multiple storage drivers"',
  'INFO access_key is not set, using IAM role',
  'AuthFailure: mail server rejected login',
  'PG::ConnectionBad: connection to server at "10.0.0.5", port 5432 failed: FATAL: password authentication failed for user "gitlab"',
  'Redis::CannotConnectError: Error connecting to Redis on redis:6379 (Errno::ECONNREFUSED)',
  'Back-off restarting failed container webservice in pod gitlab-webservice-default-0',
  'remote: HTTP Basic: Access denied. The provided password or token is incorrect',
  'fatal: Authentication failed for https://gitlab.acme.example/acme/app.git/',
  'Puma starting in cluster mode... 4 workers',
  'audit: apparmor="DENIED" profile gitlab-runner not found',
  'Group SAML: SSO session for user 42 has expired',
  'timed out waiting for caches to be synced',
  'The SSL connection could not be established, see inner exception: smtp.acme.example',
  'User is not authorized to call project:destroy',
  'Net::OpenTimeout: execution expired (hooks.acme.example)',
  'Faraday::ResourceNotFound: the server responded with status 404 for the metadata of chart gitlab-7.1.0',
  'Profile avatar not found for user root',
  'Role: maintainer on namespace: acme not changed',
  'WARN: endpoint gitlab..svc.cluster.local skipped',
  'Retrieved instance type m5.large from metadata service',
  'Retrieving region from IMDS',
  'Successfully connected to IMDS',
  'Got credentials from metadata service for role workers',
  'AWS_EC2_METADATA_DISABLED: true',
  'jobs:build config: keys "only" and "rules" are mutually exclusive',
  'gitlab-runner: configuration file not available, using defaults',
  'Reading token file /var/run/secrets/gitlab-kas/token',
  'permissions: { id-token: write, contents: read }',
  'credential_process: running',
  'role ARN is not set (optional), skipping AWS integration',
  'no IAM roles associated with project acme',
  'cluster=aws-prod smtp: the remote certificate is invalid according to the validation procedure',
  'error: route ip+net: no such network interface',
  'time=12:00:00.458 level=debug msg="refreshing token from IMDS"',
  'req_id=ab4123 GET http://169.254.169.254/latest/meta-data/placement 200',
  'I0501 12:00:00.123 no error; IMDSv2 enabled',
  'Waited for 1.04s due to client-side throttling, not priority and fairness, request: GET:https://10.96.0.1:443/api',
  'container_cpu throttled 35%',
  'HTTP 200 in 429 ms',
]

/** Texts that look alike and say nothing of a cause we know. */
export const unknown: readonly string[] = [
  'Hello, world',
  'Everything is fine: 200 OK, uploaded 3 files to s3://acme-uploads',
  'level=info msg="request completed" status=200 duration=403ms',
  'error: the pipeline has failed after 429 seconds',
  'ActiveRecord::RecordNotFound: Could not find project 403',
  '{"level":"info","msg":"Cached credentials are present"}',
]
