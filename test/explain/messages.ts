import type { Cause } from '../../src/model/words.ts'

/** One message each, as a program prints it, and the cause that has to come first. */
export const messages: readonly (readonly [Cause, string])[] = [
  [
    'token-expired',
    'botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.',
  ],
  [
    'token-expired',
    'An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity operation: Token expired: current date/time 1716380000 must be before the expiration date/time 1716370000',
  ],
  [
    'token-expired',
    'Error: The security token included in the request is expired\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)',
  ],
  ['token-expired', 'Aws::S3::Errors::ExpiredToken (The provided token has expired.)'],
  [
    'clock-skew',
    'Aws::Errors... RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
  ],
  [
    'clock-skew',
    'InvalidSignatureException: Signature expired: 20240102T101010Z is now earlier than 20240102T102010Z (20240102T102510Z - 5 min.)',
  ],
  [
    'token-file-missing-or-unreadable',
    "Error: ENOENT: no such file or directory, open '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
  ],
  [
    'token-file-missing-or-unreadable',
    "[Errno 13] Permission denied: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
  ],
  [
    'token-file-missing-or-unreadable',
    'WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token\ncaused by: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: permission denied',
  ],
  [
    'token-file-missing-or-unreadable',
    'Errno::EACCES: Permission denied @ rb_sysopen - /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  ],
  [
    'token-file-missing-or-unreadable',
    'software.amazon.awssdk.core.exception.SdkClientException: java.nio.file.AccessDeniedException: /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  ],
  [
    'token-file-missing-or-unreadable',
    'PHP Warning: fopen(/var/run/secrets/eks.amazonaws.com/serviceaccount/token): Failed to open stream: Permission denied',
  ],
  [
    'token-file-missing-or-unreadable',
    'MountVolume.SetUp failed for volume "aws-iam-token" : failed to fetch token: serviceaccounts "gitlab" is forbidden',
  ],
  [
    'oidc-thumbprint-or-keys',
    "InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
  ],
  [
    'oidc-thumbprint-or-keys',
    "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  ],
  [
    'trust-policy-aud-mismatch',
    'InvalidIdentityToken: Incorrect token audience\n\tstatus code: 400, request id: x',
  ],
  [
    'oidc-provider-missing',
    'operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: a, InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.eu-west-1.amazonaws.com/id/ABC',
  ],
  ['role-arn-wrong-or-missing-role', 'ValidationError: Request ARN is invalid\n\tstatus code: 400'],
  [
    'role-arn-wrong-or-missing-role',
    "1 validation error detected: Value 'gitlab-role' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
  ],
  [
    'role-arn-wrong-or-missing-role',
    'Parameter validation failed:\nInvalid length for parameter RoleArn, value: 9, valid min length: 20',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'operation error ec2imds: GetMetadata, http response error StatusCode: 0, request to EC2 IMDS failed',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'failed to get instance metadata: EC2MetadataRequestError: failed to get EC2 instance identity document\ncaused by: RequestError: send request failed\ncaused by: Get "http://169.254.169.254/latest/dynamic/instance-identity/document": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'botocore.exceptions.MetadataRetrievalError: Error retrieving metadata: Received error when attempting to retrieve ECS metadata: Read timeout on endpoint URL: "http://169.254.169.254/latest/meta-data/"',
  ],
  ['imds-unreachable-or-hop-limit', 'ProviderError: TimeoutError from instance metadata service'],
  [
    'imds-unreachable-or-hop-limit',
    'EC2MetadataError: failed to make EC2Metadata request\n\tstatus code: 401, request id: \ncaused by: <?xml version="1.0" encoding="iso-8859-1"?>\n <head>\n  <title>401 - Unauthorized</title>',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'com.amazonaws.SdkClientException: Failed to connect to service endpoint: \n\tat com.amazonaws.internal.EC2ResourceFetcher.doReadResource(EC2ResourceFetcher.java:100)',
  ],
  [
    'kube2iam-kiam-misconfigured',
    'time="2019" level=error msg="Error assuming role AccessDenied: User: arn:aws:sts::111122223333:assumed-role/nodes.k8s/i-0123 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/gitlab\\n\\tstatus code: 403" ns.name=gitlab pod.iam.role=gitlab',
  ],
  [
    'kube2iam-kiam-misconfigured',
    '{"level":"warning","msg":"error finding role for pod: rpc error: code = Unknown desc = no pod found"}',
  ],
  [
    'kube2iam-kiam-misconfigured',
    '{"level":"error","msg":"error requesting credentials: rpc error: code = Unavailable desc = all SubConns are in TransientFailure"}',
  ],
  [
    'kube2iam-kiam-misconfigured',
    'rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: x509: certificate is valid for kiam-server, not localhost" kiam agent error creating server gateway: error dialing grpc server: context deadline exceeded',
  ],
  [
    'pod-identity-misconfigured',
    'Error when retrieving credentials from container-role: Error retrieving metadata: Received non 200 response 404 from container metadata: [abc]: (ResourceNotFoundException): No associations found',
  ],
  [
    'pod-identity-misconfigured',
    'failed to refresh cached credentials, failed to load credentials, : [8f..]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client',
  ],
  [
    'pod-identity-misconfigured',
    'Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: connect: connection refused',
  ],
  ['sdk-too-old-for-irsa', '169.254.170.23 is not a valid container metadata service hostname'],
  [
    'sdk-too-old-for-irsa',
    'CredentialsEndpointError: invalid endpoint host, "169.254.170.23", only loopback hosts are allowed',
  ],
  [
    'node-role-used-instead',
    'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/eksctl-acme-nodegroup-ng-1-NodeInstanceRole-ABC/i-0abcdef1234567890 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme/x"',
  ],
  [
    'identity-policy-missing-action',
    'User: arn:aws:sts::111122223333:assumed-role/gitlab/botocore-session-1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::acme/x" because no identity-based policy allows the s3:GetObject action',
  ],
  [
    'bucket-policy-deny',
    'User: arn:aws:sts::1:assumed-role/g/s is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a resource-based policy',
  ],
  ['scp-or-boundary-deny', '... with an explicit deny in a service control policy'],
  ['vpc-endpoint-policy', '... because no VPC endpoint policy allows the s3:GetObject action'],
  [
    'kms-permission',
    'An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::1:assumed-role/g/s is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/abc because no identity-based policy allows the kms:Decrypt action',
  ],
  [
    'kms-permission',
    'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
  ],
  ['kms-permission', 'KMS.DisabledException: arn:aws:kms:us-east-1:111122223333:key/abc is disabled.'],
  [
    'wrong-region',
    'PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint.',
  ],
  [
    'wrong-region',
    "BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-west-1' region\n\tstatus code: 301",
  ],
  [
    'wrong-region',
    'aws_s3 error: IllegalLocationConstraintException: The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
  ],
  [
    'wrong-region',
    'Excon::Error::BadRequest Expected(200) <=> Actual(400 Bad Request)\n<Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region us-east-1 is wrong; expecting eu-west-1</Message>',
  ],
  ['wrong-region', 'ArgumentError: Missing required arguments: region'],
  [
    'wrong-region',
    'You must specify a region. You can also configure your region by running "aws configure".',
  ],
  [
    'wrong-region',
    "Aws::Errors::MissingRegionError: No region was provided. Configure the `:region` option or export the region name to ENV['AWS_REGION']",
  ],
  [
    'wrong-region',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain',
  ],
  [
    'wrong-region',
    'operation error STS: AssumeRoleWithWebIdentity, failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region',
  ],
  ['bucket-missing', 'NoSuchBucket: The specified bucket does not exist\n\tstatus code: 404'],
  [
    'bucket-missing',
    'Excon::Error::NotFound: Expected(200) <=> Actual(404 Not Found) <Code>NoSuchBucket</Code>',
  ],
  ['bucket-missing', "ERROR: Bucket 'acme-backups' does not exist\nERROR: S3 error: 404 (NoSuchBucket)"],
  [
    'invalid-static-credentials',
    'ERROR: S3 error: 403 (InvalidAccessKeyId): The AWS Access Key Id you provided does not exist in our records.',
  ],
  [
    'invalid-static-credentials',
    'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  [
    'invalid-static-credentials',
    'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
  ],
  ['acl-or-object-ownership', 'AccessControlListNotSupported: The bucket does not allow ACLs'],
  [
    'acl-or-object-ownership',
    'ERROR: S3 error: 400 (AccessControlListNotSupported): The bucket does not allow ACLs',
  ],
  ['throttling', 'SlowDown: Please reduce your request rate.\n\tstatus code: 503'],
  [
    'throttling',
    'operation error STS: AssumeRoleWithWebIdentity, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: x, api error Throttling: Rate exceeded',
  ],
  [
    'network-sts-unreachable',
    'Post "https://sts.us-east-1.amazonaws.com/": dial tcp 52.94.1.1:443: i/o timeout',
  ],
  [
    'network-sts-unreachable',
    'Could not connect to the endpoint URL: "https://sts.eu-west-1.amazonaws.com/"',
  ],
  [
    'network-s3-unreachable',
    'Could not connect to the endpoint URL: "https://acme.s3.eu-west-1.amazonaws.com/"',
  ],
  [
    'network-s3-unreachable',
    'Excon::Error::Socket: Failed to open TCP connection to acme.s3.eu-west-1.amazonaws.com:443 (Connection refused - connect(2)) (Errno::ECONNREFUSED)',
  ],
  [
    'proxy-or-tls',
    'SSL_connect returned=1 errno=0 state=error: certificate verify failed (self signed certificate in certificate chain) (OpenSSL::SSL::SSLError)',
  ],
  ['proxy-or-tls', 'Error: unable to get local issuer certificate'],
  ['proxy-or-tls', 'Proxy Error: 407 Proxy Authentication Required'],
  ['proxy-or-tls', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  [
    'proxy-or-tls',
    'SSL certificate problem: unable to get local issuer certificate, sts.eu-west-1.amazonaws.com',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'XMinioStorageFull: Storage backend has reached its minimum free drive threshold',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'api error NotImplemented: A header you provided implies functionality that is not implemented',
  ],
  ['s3-compatible-endpoint-misconfigured', 'dial tcp: lookup gitlab-minio-svc on 10.0.0.10:53: no such host'],
  ['s3-compatible-endpoint-misconfigured', 'http: server gave HTTP response to HTTPS client (minio)'],
  [
    's3-compatible-endpoint-misconfigured',
    'Get "https://minio.example.com/acme": dial tcp 10.0.0.9:443: connect: connection refused',
  ],
  [
    'config-missing-use-iam-profile-or-provider',
    'ArgumentError (Missing required arguments: aws_access_key_id, aws_secret_access_key)',
  ],
  ['config-missing-use-iam-profile-or-provider', 'ArgumentError: aws_iam is not a recognized provider'],
  [
    'config-missing-use-iam-profile-or-provider',
    'panic: multiple storage drivers specified in configuration or environment: filesystem, s3',
  ],
  ['config-missing-use-iam-profile-or-provider', 'panic: No region parameter provided'],
  ['tool-lacks-irsa-support', 'ERROR: /home/git/.s3cfg: None\nERROR: Configuration file not available.'],
  [
    'cross-account-ownership',
    'User: arn:aws:sts::111122223333:assumed-role/g/s is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::b" because no resource-based policy allows the s3:ListBucket action',
  ],
  ['cross-account-ownership', 'AllAccessDisabled: All access to this object has been disabled'],
  [
    'static-keys-shadow-role',
    'Multiple credential sources detected: \nBoth AWS_PROFILE and the pair AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY static credentials are set.',
  ],
  [
    'identity-policy-wrong-resource-arn',
    'MalformedPolicyDocument: Action does not apply to any resource(s) in statement',
  ],
  [
    'identity-policy-wrong-resource-arn',
    'An error occurred (MalformedPolicy) when calling the PutBucketPolicy operation: Action does not apply to any resource(s) in statement',
  ],
  [
    'trust-policy-wrong-issuer',
    'MalformedPolicyDocument: Federated principals must be valid domain names or SAML metadata ARNs',
  ],
  [
    'role-arn-wrong-or-missing-role',
    'MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/gone"',
  ],
  ['other', "InvalidObjectState: The operation is not valid for the object's storage class"],
  ['other', 'NoSuchKey: The specified key does not exist.'],
  ['other', 'EntityTooLarge: Your proposed upload exceeds the maximum allowed size'],
  ['other', 'PreconditionFailed: At least one of the pre-conditions you specified did not hold'],
  [
    'scp-or-boundary-deny',
    'aws: User: arn:aws:sts::1:assumed-role/g/s is not authorized to perform: s3:CreateBucket with an explicit deny in a permissions boundary',
  ],
  [
    'network-s3-unreachable',
    'read tcp 10.0.3.4:42344->52.218.1.2:443: read: connection reset by peer, Put "https://acme.s3.eu-west-1.amazonaws.com/registry"',
  ],
  [
    'network-s3-unreachable',
    'RequestTimeout: Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  ],
  [
    'network-sts-unreachable',
    'Faraday... Seahorse::Client::NetworkingError: Failed to open TCP connection to sts.eu-west-1.amazonaws.com:443 (execution expired)',
  ],
  ['config-missing-use-iam-profile-or-provider', 'Fog::Errors::Error: Missing required arguments: provider'],
  [
    'token-expired',
    'com.amazonaws.services.s3.model.AmazonS3Exception: The provided token has expired. (Service: Amazon S3; Status Code: 400; Error Code: ExpiredToken; Request ID: ABC)',
  ],
  [
    'other',
    'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  ],
  ['other', 'level=error msg="s3aws: Path not found: /"'],
  ['s3-compatible-endpoint-misconfigured', 'This endpoint supports virtual-hosted style requests only'],
  [
    'wrong-region',
    '400 Bad Request, Authorization header malformed, unexpected scope: 20261124/us-east-1/s3/aws4_request',
  ],
  ['trust-policy-sub-mismatch', 'level=error msg="WebIdentityErr: failed to retrieve credentials"'],
  [
    'identity-policy-missing-action',
    'User: arn:aws:sts::111122223333:assumed-role/acme-build-instance/i-0123456789abcdef0 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-cache" because no identity-based policy allows the s3:ListBucket action',
  ],
  ['bucket-missing', 'Bucket not found: acme-lfs. Skipping backup of lfs ...'],
  [
    'config-missing-use-iam-profile-or-provider',
    'Creating cache main...\nerror while generating S3 pre-signed URL',
  ],
  [
    'wrong-region',
    'software.amazon.awssdk.services.s3.model.S3Exception: The bucket is in this region: eu-west-1. Please use this region to retry the request (Service: S3, Status Code: 301)',
  ],
  ['wrong-region', 's3fs: Failed to connect to region us-east-1, try eu-central-1 301'],
  ['wrong-region', 'rclone: Failed to copy: PermanentRedirect 301 us-west-2'],
  [
    'wrong-region',
    "ERROR: S3 error: 400 (AuthorizationHeaderMalformed): The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'ap-southeast-2'",
  ],
  ['wrong-region', 'WARNING: Redirected to: acme.s3-eu-west-1.amazonaws.com'],
  [
    'invalid-static-credentials',
    'restic: Fatal: unable to open repo at s3:s3.amazonaws.com/acme: client.BucketExists: The AWS Access Key Id you provided does not exist in our records.',
  ],
  [
    'invalid-static-credentials',
    'mc: <ERROR> Unable to initialize new alias from the provided credentials. The request signature we calculated does not match the signature you provided.',
  ],
  [
    'invalid-static-credentials',
    'rclone: SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method. status code: 403',
  ],
  [
    'network-s3-unreachable',
    "urllib3.exceptions.ConnectTimeoutError: (<botocore.awsrequest.AWSHTTPSConnection object at 0x7f>, 'Connection to acme.s3.amazonaws.com timed out. (connect timeout=60)')",
  ],
  [
    'network-s3-unreachable',
    'org.apache.http.conn.ConnectTimeoutException: Connect to acme.s3.eu-west-1.amazonaws.com:443 failed: connect timed out',
  ],
  [
    'network-sts-unreachable',
    'Unable to execute HTTP request: Connect to sts.eu-west-1.amazonaws.com:443 [sts.eu-west-1.amazonaws.com/52.1.1.1] failed: connect timed out',
  ],
  [
    'network-sts-unreachable',
    'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sts.amazonaws.com/"',
  ],
  ['network-sts-unreachable', 'java.net.UnknownHostException: sts.eu-west-1.amazonaws.com'],
  [
    'network-sts-unreachable',
    'WebIdentityErr: failed to retrieve credentials\ncaused by: RequestError: send request failed\ncaused by: Post "https://sts.eu-central-1.amazonaws.com/": net/http: TLS handshake timeout',
  ],
  [
    'proxy-or-tls',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  [
    'proxy-or-tls',
    'Seahorse::Client::NetworkingError (SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate))',
  ],
  [
    'proxy-or-tls',
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1007)')) https://sts.us-east-1.amazonaws.com/",
  ],
  ['proxy-or-tls', 'proxyconnect tcp: dial tcp 10.1.1.1:3128: connect: connection refused'],
  ['proxy-or-tls', "ERROR: SSL certificate verification failure: ('hostname mismatch')"],
  [
    'oidc-provider-missing',
    'error assuming role: InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.us-east-1.amazonaws.com/id/X',
  ],
  [
    'oidc-thumbprint-or-keys',
    "StsException: Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements (Service: Sts, Status Code: 400)",
  ],
  ['token-file-missing-or-unreadable', 'Error: WebIdentityErr: failed fetching WebIdentity token'],
  [
    'token-file-missing-or-unreadable',
    "FileNotFoundError: [Errno 2] No such file or directory: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
  ],
  [
    'token-file-missing-or-unreadable',
    'failed to retrieve jwt from provide source, open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: no such file or directory',
  ],
  [
    'token-file-missing-or-unreadable',
    'failed to retrieve credentials, failed to retrieve jwt from provide source, unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: permission denied',
  ],
  ['sa-annotation-missing-or-pod-not-restarted', "KeyError: 'AWS_ROLE_ARN'"],
  [
    'sa-annotation-missing-or-pod-not-restarted',
    'Environment variable AWS_WEB_IDENTITY_TOKEN_FILE is not set',
  ],
  [
    'config-missing-use-iam-profile-or-provider',
    'configuration error: parsing configuration: Invalid storage driver: registry storage driver "s3_v2" not registered',
  ],
  ['config-missing-use-iam-profile-or-provider', 'StorageDriver not registered: s3aws'],
  [
    'config-missing-use-iam-profile-or-provider',
    'level=fatal msg="configuring application: No bucket parameter provided"',
  ],
  ['config-missing-use-iam-profile-or-provider', "panic: must specify 'secretkey' when 'accesskey' is set"],
  [
    'kms-permission',
    "An error occurred (KMS.NotFoundException) when calling the PutObject operation: Invalid keyId 'alias/acme'",
  ],
  [
    'kms-permission',
    'AccessDeniedException: User: arn:aws:sts::1:assumed-role/g/s is not authorized to perform: kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
  ],
  ['kms-permission', 'Server side encryption: the role is not authorized to perform: kms:GenerateDataKey*'],
  ['bucket-missing', 'mc: <ERROR> Unable to stat: Bucket `acme` does not exist.'],
  ['bucket-missing', "google/aws: storage: bucket doesn't exist NoSuchBucket"],
  [
    'bucket-missing',
    'The specified bucket is not valid. (Service: Amazon S3; Status Code: 400; Error Code: InvalidBucketName)',
  ],
  [
    'bucket-missing',
    'Parameter validation failed:\nInvalid bucket name "acme/backups": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$"',
  ],
  ['bucket-missing', 'An error occurred (404) when calling the HeadBucket operation: Not Found'],
  [
    'imds-unreachable-or-hop-limit',
    'WARN EC2MetadataUtils: Unable to retrieve the requested metadata (/latest/dynamic/instance-identity/document). Failed to connect to service endpoint',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'http error: curl: (28) Connection timed out after 5000 ms http://169.254.169.254/latest/api/token',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
  ],
  ['imds-unreachable-or-hop-limit', 'Aws::InstanceProfileCredentials Net::OpenTimeout 169.254.169.254'],
  [
    'imds-unreachable-or-hop-limit',
    'The requested security credentials... EC2 Instance Metadata Service: Received unexpected status 401 for http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  ],
  [
    'acl-or-object-ownership',
    'S3UploadFailedError: Failed to upload a to b: An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs',
  ],
  ['throttling', 'Error: ThrottlingException: Rate exceeded'],
  [
    'throttling',
    'An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.',
  ],
  ['throttling', '503 Slow Down'],
  ['clock-skew', "mc: <ERROR> The difference between the request time and the server's time is too large."],
  ['clock-skew', 'An error occurred (RequestTimeTooSkewed) when calling the ListBuckets operation'],
  [
    'clock-skew',
    'AuthFailure: AWS was not able to validate the provided access credentials; Signature not yet current: 20240101T000000Z is still later than',
  ],
  [
    'scp-or-boundary-deny',
    'User: arn:aws:sts::1:assumed-role/g/s is not authorized to perform: s3:PutObject with an explicit deny in a resource control policy',
  ],
  ['scp-or-boundary-deny', 'because no session policy allows the s3:PutObject action'],
  [
    'tool-lacks-irsa-support',
    "boto.exception.NoAuthHandlerFound: No handler was ready to authenticate. 1 handlers were checked. ['HmacAuthV1Handler'] Check your credentials",
  ],
  ['s3-compatible-endpoint-misconfigured', 'minio: Access Denied. XMinioInvalidObjectName'],
  [
    's3-compatible-endpoint-misconfigured',
    'An error occurred (InvalidArgument) when calling the PutObject operation: Invalid value for x-amz-checksum-crc32 header',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'dial tcp: lookup acme.minio.svc.cluster.local on 10.0.0.10:53: no such host',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'Post "https://s3.acme.internal/?Action=AssumeRoleWithWebIdentity": 405 MethodNotAllowed',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'InvalidEndpointError: Invalid endpoint: https://.s3.amazonaws.com',
  ],
  ['s3-compatible-endpoint-misconfigured', 'unsupported protocol scheme ""'],
  [
    'pod-identity-misconfigured',
    '(ResourceNotFoundException): No associations found for service account gitlab in namespace gitlab',
  ],
  [
    'pod-identity-misconfigured',
    'failed to load credentials, exceeded maximum number of attempts, 3, : Get "http://169.254.170.23/v1/credentials": context deadline exceeded',
  ],
  [
    'pod-identity-misconfigured',
    'Failed to load credentials from agent: InvalidTokenException pods.eks.amazonaws.com',
  ],
  [
    'role-arn-wrong-or-missing-role',
    'An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name gitlab cannot be found.',
  ],
  ['role-arn-wrong-or-missing-role', 'arn:aws:iam::111122223333:instance-profile/x is invalid'],
  ['role-arn-wrong-or-missing-role', 'com.amazonaws...: roleArn is malformed'],
  [
    'node-role-used-instead',
    'Using the node instance role instead of IRSA; falling back to instance profile',
  ],
  [
    'sdk-too-old-for-irsa',
    'Error: unsupported provider web identity, please upgrade aws-sdk: does not support IRSA',
  ],
  [
    'static-keys-shadow-role',
    '@aws-sdk/credential-provider-node - defaultProvider::fromEnv WARNING: Multiple credential sources detected',
  ],
  ['vpc-endpoint-policy', 'with an explicit deny in a VPC endpoint policy'],
  ['vpc-endpoint-policy', 'denied by vpc endpoint policy vpce-0123'],
  ['cross-account-ownership', '403 Access Denied: the bucket owner differs; ExpectedBucketOwner mismatch'],
  [
    'other',
    'UploadPart: NoSuchUpload: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  ],
  ['other', 'ServiceUnavailable: Service is unable to handle request. 503'],
  ['other', 'InternalError: We encountered an internal error. Please try again. 500'],
  ['other', 'BadDigest: The Content-MD5 you specified did not match what we received.'],
  [
    'token-expired',
    'fatal error: An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.',
  ],
  ['token-expired', 'ERROR: S3 error: 400 (ExpiredToken): The provided token has expired.'],
  ['token-expired', 'ExpiredTokenException: The security token included in the request is expired'],
  ['token-expired', 'Unable to assume role: invalid token: token is expired by 2h'],
  ['trust-policy-aud-mismatch', 'InvalidIdentityToken: Missing a required claim: aud'],
  [
    'trust-policy-aud-mismatch',
    'invalid audience claim: expected sts.amazonaws.com, got https://kubernetes.default.svc',
  ],
  ['kube2iam-kiam-misconfigured', 'pod with specificed IP 10.2.3.4 not found'],
  ['kube2iam-kiam-misconfigured', 'kube2iam: unable to find role for IP 10.2.3.4'],
  [
    'token-expired',
    'Received non 200 response 400 from container metadata: Service account token failed basic claim validations: token is expired',
  ],
  [
    'other',
    'com.amazonaws.AmazonClientException: java.security.AccessControlException: access denied ("java.net.SocketPermission" "10.0.0.1:443" "connect,resolve")',
  ],
  [
    'network-s3-unreachable',
    'Get "http://storage.acme.example:9000/cache/project/1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0": dial tcp 10.0.0.9:9000: i/o timeout',
  ],
  ['s3-compatible-endpoint-misconfigured', "Unsupported header 'x-amz-sdk-checksum-algorithm' received"],
  [
    'identity-policy-missing-action',
    'UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: abc',
  ],
  ['invalid-static-credentials', 'AWS was not able to validate the provided access credentials'],
  [
    'other',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: Roles may not be assumed by root accounts.',
  ],
  [
    'sdk-too-old-for-irsa',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI has an invalid host. Host should resolve to a loopback address or have the full URI be HTTPS.',
  ],
  [
    'node-role-used-instead',
    'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/acme-worker-nodes/1a2b3c4d-acme-worker-nodes is not authorized to perform: s3:ListBucket',
  ],
  ['s3-compatible-endpoint-misconfigured', 'HttpException: Host name was invalid for dns resolution.'],
  ['wrong-region', 'An error occurred (301) when calling the HeadObject operation: Moved Permanently'],
  [
    'sa-annotation-missing-or-pod-not-restarted',
    'botocore.exceptions.InvalidConfigError: The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arn configuration set or the AWS_ROLE_ARN env var is set.',
  ],
  ['sa-annotation-missing-or-pod-not-restarted', 'panic: WebIdentityErr: role ARN is not set'],
  [
    'sa-annotation-missing-or-pod-not-restarted',
    'INFO aws_config::imds::credentials: received 404 from IMDS when loading profile information. Hint: This instance may not have an IAM role associated.',
  ],
  [
    'sa-annotation-missing-or-pod-not-restarted',
    'Error retrieving instance profile credentials: HTTP 404: <?xml version="1.0" encoding="iso-8859-1"?>',
  ],
  [
    'sa-annotation-missing-or-pod-not-restarted',
    'Aws::Errors::MissingCredentialsError: unable to sign request without credentials set (Aws::Errors::MissingCredentialsError)',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'botocore.exceptions.MetadataRetrievalError: Error retrieving metadata: Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'RequestCanceled: EC2 IMDS access disabled via AWS_EC2_METADATA_DISABLED env var',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'WARN aws_config::imds: failed to load IMDS session token: dispatch failure: timeout: HTTP connect timeout occurred after 1s',
  ],
  [
    'imds-unreachable-or-hop-limit',
    'Traceback (most recent call last):\n  File "/usr/lib/python3/dist-packages/S3/Config.py", line 380, in role_config\n    conn.request(\'GET\', "/latest/meta-data/iam/security-credentials/", headers=imds_auth)\nTimeoutError: timed out',
  ],
  [
    'network-sts-unreachable',
    "Traceback (most recent call last):\n  File \"/usr/lib/python3/dist-packages/S3/Config.py\", line 330, in role_config\n    conn.request('POST', '/?' + encoded_params)\nsocket.gaierror: [Errno -2] Name or service not known",
  ],
  [
    'token-file-missing-or-unreadable',
    'Aws\\Exception\\CredentialsException: Unreadable tokenfile at location /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  ],
  [
    'token-file-missing-or-unreadable',
    'Aws\\Exception\\CredentialsException: InvalidIdentityToken from file: /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  ],
  [
    'token-file-missing-or-unreadable',
    "System.InvalidOperationException: A token could not be loaded from the WebIdentityTokenFile.\n ---> System.UnauthorizedAccessException: Access to the path '/var/run/secrets/eks.amazonaws.com/serviceaccount/token' is denied.",
  ],
  [
    'role-arn-wrong-or-missing-role',
    'Error: Cannot assume IAM Role\n\nIAM Role ARN not set in assume role 1 of 1',
  ],
  [
    'invalid-static-credentials',
    'NoCredentialProviders: no valid providers in chain\ncaused by: EnvSecretNotFound: AWS_SECRET_ACCESS_KEY or AWS_SECRET_KEY not found in environment',
  ],
  [
    'invalid-static-credentials',
    'SharedCredsLoad: failed to load shared credentials file\ncaused by: FailedRead: unable to open file\ncaused by: open /home/acme/.aws/credentials: permission denied',
  ],
  [
    'static-keys-shadow-role',
    'create bucket client: aws_sdk_auth and access_key are mutually exclusive configurations',
  ],
  ['other', 'aws: [ERROR]: The config profile (acme-s3) could not be found'],
  [
    'other',
    'error: unable to validate AWS credentials.\nDetails: failed to get shared config profile, acme-admin',
  ],
  [
    'other',
    'Incorrect IMDS/IAM configuration: [AssumeRoleUnauthorizedAccess] EC2 cannot assume the role acme-node. Hint: Does this role have a trust relationship with EC2?',
  ],
  [
    'other',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111122223333:assumed-role/deploy/session is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy',
  ],
  [
    'other',
    'Error: Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers\nDid you mean to set the `id-token` permission?',
  ],
  [
    'other',
    'configure session: assume role by ARN: InvalidParameter: 1 validation error(s) found.\n- minimum field size of 2, AssumeRoleInput.RoleSessionName.',
  ],
  [
    'kube2iam-kiam-misconfigured',
    'time="2024-06-17T08:00:00Z" level=warning msg="Role: arn:aws:iam::111122223333:role/acme on namespace: gitlab not found."',
  ],
  [
    'kube2iam-kiam-misconfigured',
    'time="2024-06-17T08:00:00Z" level=fatal msg="route ip+net: no such network interface"',
  ],
  [
    'pod-identity-misconfigured',
    '{"level":"error","msg":"Error fetching credentials: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 400, AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/workers/i-0123456789abcdef0 is not authorized to perform: eks-auth:AssumeRoleForPodIdentity on resource: arn:aws:eks:eu-central-1:111122223333:cluster/acme"}',
  ],
  [
    'sdk-too-old-for-irsa',
    'invalid endpoint host, "169.254.170.23", only host resolving to loopback addresses are allowed',
  ],
  [
    'sdk-too-old-for-irsa',
    'Caused by: java.lang.ClassNotFoundException: com.amazonaws.auth.WebIdentityTokenCredentialsProvider',
  ],
  [
    'config-missing-use-iam-profile-or-provider',
    'NOTICE: s3: anonymous access used as env_auth is false and no access_key_id set\nFailed to ls: AccessDenied: Access Denied',
  ],
  ['wrong-region', 'Request endpoint must have a valid hostname, but it did not: https://sts..amazonaws.com'],
  [
    'wrong-region',
    "UnknownEndpoint: Inaccessible host: `acme-lfs.s3.eu-vest-1.amazonaws.com'. This service may not be available in the `eu-vest-1' region.",
  ],
  ['wrong-region', 'Amazon.Runtime.AmazonClientException: No RegionEndpoint or ServiceURL configured'],
  [
    'wrong-region',
    'Generic S3 error: Received redirect without LOCATION, this normally indicates an incorrectly configured region',
  ],
  [
    'bucket-missing',
    'ERROR: error while generating S3 pre-signed URL error=Bucket name contains invalid characters',
  ],
  ['proxy-or-tls', 'panic: LoadCustomCABundleError: failed to load custom CA bundle PEM file'],
  [
    'proxy-or-tls',
    '{"level":"error","msg":"error warming credentials: RequestError: send request failed\\ncaused by: Post \\"https://sts.amazonaws.com/\\": x509: certificate signed by unknown authority"}',
  ],
  [
    'clock-skew',
    'Error fetching credentials: fetched credentials are expired or will expire within the next -12.40 seconds',
  ],
  [
    'token-expired',
    'Error: The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'fatal error: An error occurred (NoSuchKey) when calling the ListObjectsV2 operation: The specified key does not exist.',
  ],
  [
    's3-compatible-endpoint-misconfigured',
    "ERROR: [Errno -2] Name or service not known\nERROR: Connection Error: Error resolving a server hostname.\nPlease check the servers address specified in 'host_base', 'host_bucket', 'cloudfront_host', 'website_endpoint'",
  ],
  [
    'identity-policy-missing-action',
    'error writing dest file "s3://acme-backups/etcd/backup.gz": Could not retrieve location for AWS bucket acme-backups',
  ],
  ['identity-policy-missing-action', 'ERROR: Are you sure your keys have s3:ListAllMyBuckets permissions?'],
  [
    'identity-policy-missing-action',
    'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/acme-scheduler/i-0123456789abcdef0 is not authorized to perform: autoscaling:DescribeAutoScalingGroups',
  ],
  [
    'network-s3-unreachable',
    '[ERROR] plugin/errors: 2 acme-lfs.s3.eu-central-1.amazonaws.com. A: read udp 10.0.0.9:53: i/o timeout',
  ],
  [
    'acl-or-object-ownership',
    'error writing s3://acme-oidc/openid/v1/jwks (with ACL="public-read"): AccessDenied: Access Denied',
  ],
  ['proxy-or-tls', 'x509: certificate signed by unknown authority'],
  [
    's3-compatible-endpoint-misconfigured',
    "Error: UnknownEndpoint: Inaccessible host: `files.s3.acme.example' at port `undefined'. This service may not be available in the `us-east-1' region.",
  ],
  [
    's3-compatible-endpoint-misconfigured',
    'operation error S3: GetObject, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Get "https://127.0.0.1:9000/acme-lfs/a": dial tcp 127.0.0.1:9000: connect: connection refused',
  ],
  [
    'identity-policy-missing-action',
    'arn:aws:sts::111122223333:assumed-role/acme-scaler is not authorized to perform: autoscaling:DescribeTags',
  ],
]
