/** Worlds that no document and no exact edit heals, each with the reason: what is to be done is told in words. */
export const UNHEALABLE: Readonly<Record<string, string>> = {
  'another-server-for-a-bucket': 'the DNS of the cluster has to be put right',
  'aws-account-suspended': "the account is its owner's affair",
  'bucket-wrong-region':
    'a bucket cannot be moved, and the region of a connection stands in a Secret that the run does not see',
  'clock-skew': 'the clock of a node is set on the node',
  'directory-bucket': 'another bucket has to be made and filled',
  'encryption-key-missing': 'which key was meant is not known',
  'encryption-unknown': 'which encryption was meant is not known',
  'env-half-injected': 'the webhook sets the variables when the pod starts anew',
  'network-refused': 'a network has to be opened',
  'no-role': "which role the service account is to have is the operator's choice",
  'node-role': "which role the service account is to have is the operator's choice",
  'node-role-not-assumable': "which role the pod is to have is the operator's choice",
  'object-archived': 'objects have to be restored, which takes hours',
  'object-lock': 'a lock cannot be taken from objects that have it',
  'oidc-keys-unreachable': 'the cluster has to publish its keys',
  'oidc-thumbprint-mismatch': 'the thumbprint has to be taken from the issuer',
  'pod-identity-agent-failing': 'the agent has to be mended',
  'pod-identity-agent-missing': 'the agent has to be installed',
  'pod-identity-and-irsa': "which of the two is to stay is the operator's choice",
  'pod-identity-no-association': "which role the service account is to have is the operator's choice",
  'pod-identity-s3cmd': 's3cmd cannot use Pod Identity: another tool or another way has to be chosen',
  'pod-identity-wrong-address': 'EKS sets the right variables when the pod starts anew',
  'pod-identity-wrong-token': 'EKS mounts the right token when the pod starts anew',
  'proxy-blocks-s3': "the proxy is somebody else's",
  'proxy-broken': "the proxy is somebody else's",
  'proxy-login-page': "the proxy is somebody else's",
  'proxy-login-wrong': 'the password of the proxy is not known',
  'registry-bucket-default': "the bucket is somebody else's: the name has to be corrected where it is set",
  'requester-pays':
    'its owner has to switch Requester Pays off, and AWS does not tell it from a foreign bucket',
  'role-arn-malformed': 'which role was meant is not known',
  'role-missing': 'the role has to be made, and AWS does not tell a missing role from one that refuses',
  'role-of-another': "which role the service account is to have is the operator's choice",
  's3-black-hole': 'a network has to be opened',
  'service-account-default': 'the release has to name its service account',
  'sse-configured': 'the header that the bucket demands has to be told to s3cmd, which only a restore needs',
  'sts-endpoint-policy': 'the lab has somebody else answer: which endpoint it is, the run does not see',
  'sts-black-hole': 'a network has to be opened',
  'sts-global-closed':
    'a network has to be opened, or AWS_STS_REGIONAL_ENDPOINTS set for clients that heed it',
  'sts-region-deactivated': "STS is activated in the account's settings",
  'sts-reset': 'a network has to be opened',
  'tls-expired': 'a certificate has to be renewed',
  'tls-untrusted': "whose authority is to be trusted is the operator's choice",
  'tls-wrong-host': 'a certificate has to be renewed',
  'token-denied-by-rcp': "the organization's policy is not at hand",
  'token-default': 'the webhook mounts the right token when the pod starts anew',
  'token-empty': 'the kubelet writes the token',
  'token-expired': 'the kubelet writes the token',
  'token-missing': 'the webhook mounts the token when the pod starts anew',
  'token-not-a-jwt': 'the kubelet writes the token',
  'token-revoked-by-provider': 'the provider has to accept the token',
  'token-unreadable': 'the pod has to start anew with an fsGroup',
  'upload-stalled': 'a network has to be mended',
}

/** Worlds whose run cannot know the policy that denies: the documents themselves have to be at hand. */
export const ONLY_BY_DOCUMENTS: Readonly<Record<string, string>> = {
  'bucket-policy-deny': 'AWS never names the statement or the condition of a bucket policy',
  'copy-not-allowed': 'AWS never names the statement or the condition of a bucket policy',
  'copy-not-allowed-for-rails': 'AWS never names the statement or the condition of a bucket policy',
  'registry-encryption-demanded': 'AWS never names the statement or the condition of a bucket policy',
  'registry-owner-control-without-permission':
    'AWS never names the statement or the condition of a bucket policy',
  'registry-wrong-key': 'AWS never names the statement or the condition of a bucket policy',
  'bucket-policy-owner-control': 'AWS never names the statement or the condition of a bucket policy',
  'bucket-policy-encryption': 'AWS never names the statement or the condition of a bucket policy',
  'identity-policy-deny': 'AWS names the policy, not the statement',
  'rcp-deny': 'AWS names the policy, not the statement',
  'scp-deny': 'AWS names the policy, not the statement',
}

/** Worlds in which a first denial hides the next: a key is known only once S3 lets a write come as far. */
export const IN_TWO_STEPS: readonly string[] = [
  'boundary',
  'role-without-policies',
  // What the role lacks for the one bucket comes to light once its own policy lets the role in.
  'delete-not-allowed-and-bucket-policy-encryption',
]

/**
 * Findings whose cure is told in words, whatever the world: it lies in the release's values and Secrets, in a program's
 * version, in a node or in a network, and the right value is not in the evidence.
 */
export const TOLD_IN_WORDS: readonly RegExp[] = [
  /^(rails|s3cfg|s3cmd|awscli|workhorse|client)-/,
  /^registry-(?!static-keys)/,
  /^(configuration|consolidated|object-storage|bucket-name|bucket-names|bucket-shared|buckets)-/,
  /^(kiam|kube2iam|metadata|role-annotated|s3-compatible|tls-switched)-/,
  /^(sts-host-of-client|sts-endpoint-unreachable|presigned-urls|downloads-need)/,
  /^(session-token-rejected|static-keys-invalid|acl-not-supported|token-file-unreadable|no-aws-role)/,
]

/** Worlds that are still short of what they expect: nothing is found in them, so nothing is printed. */
export const NOT_YET_FOUND: readonly string[] = []
