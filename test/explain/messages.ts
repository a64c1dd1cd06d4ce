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
]
