import { endpointSettings, variablesOfThePod } from '../advice/asks.ts'
import { says } from '../facts.ts'
import { regionOfHost } from '../recognise/hosts.ts'
import type { Suspect } from '../suspect.ts'
import { STORES } from './place.ts'
import { isMessageAlone, lostContact, NO_CREDENTIALS } from './situations.ts'

/** Keys that AWS does not know. */
export const keysInvalid: Suspect = {
  cause: 'invalid-static-credentials',
  finding: 'static-keys-invalid',
  title: 'Access keys are in use, and AWS does not accept them',
  clues: [
    {
      weight: 96,
      words:
        /AWS Access Key Id you provided does not exist|InvalidClientTokenId|The security token included in the request is invalid|UnrecognizedClientException|AuthFailure|InvalidSecurity\b/i,
      says: 'AWS does not know this key: it was deleted, is of another partition, or is a temporary one (ASIA) without its session token.',
    },
    {
      weight: 93,
      words: /InvalidAccessKeyId/,
      when: (facts) => !says(facts, /(?<!AWS )Access Key Id you provided does not exist|MinIO/i),
      says: 'The key is not known.',
    },
    {
      weight: 92,
      words:
        /signature we calculated does not match|SignatureDoesNotMatch|IncompleteSignature|InvalidSignatureException/i,
      when: (facts) => !says(facts, /Signature (?:expired|not yet)|scoped to a valid region/i),
      finding: 'signature-rejected',
      says: 'The secret does not belong to the key: a blank, a line break or another key in it; or a proxy changed the request.',
    },
    {
      weight: 91,
      words:
        /Credential is mal-?formed|Credential must have|illegal (?:header value|characters? in)[^\n]{0,40}|invalid header field value|net\/http: invalid header field|Partial credentials found|EmptyStaticCreds|static credentials are empty|Invalid credentials|NotSignedUp|OptInRequired|AccountProblem/i,
      says: 'The key or its secret is incomplete, or has characters in it that do not belong there.',
    },
    {
      weight: 44,
      when: isMessageAlone,
      says: 'Programs that cannot read their keys (no [default] header in the file, wrong names of variables) ask anonymously and are denied.',
    },
  ],
  nextCheck: variablesOfThePod,
}

/** GitLab's connection lacks what tells it to use the role. */
export const configMissing: Suspect = {
  cause: 'config-missing-use-iam-profile-or-provider',
  title: 'The connection in the configuration does not say to use the role, or lacks the provider',
  clues: [
    {
      weight: 90,
      words: /Missing required arguments: aws_access_key_id|Missing required arguments?: [^\n]{0,60}aws_/i,
      says: 'fog has no keys and was not told to use a role, or got none from it: use_iam_profile: true is missing, or the role gave nothing.',
    },
    {
      weight: 92,
      words:
        /Missing required arguments?: provider|provider[^\n]{0,20} is not a recognized provider|is not a recognized (?:storage )?provider|Unknown (?:storage )?provider|undefined method [^\n]{0,30}connection|object.?storage (?:is )?not (?:configured|enabled)|storage driver not registered|no storage (?:configuration|driver)|StorageDriver not registered|No (?:accesskey|secretkey|bucket|region) parameter provided|only be used with v4 authentication/i,
      finding: 'registry-v4auth-off',
      says: 'The configuration of the storage lacks something that the program needs.',
    },
    {
      weight: 60,
      words: NO_CREDENTIALS,
      when: (facts) => says(facts, /s3aws|storagedriver|registry|use_iam_profile/i),
      says: 'The storage driver of the registry had neither keys nor a role: keys are called accesskey and secretkey (REGISTRY_STORAGE_S3_ACCESSKEY), and anything else is not read.',
    },
    {
      weight: 44,
      words:
        /(?:uploading|artifacts-uploader|coordinator|responseStatus)[\s\S]{0,400}500 Internal Server Error|responseStatus=500/i,
      says: 'GitLab answers uploads with 500 when it cannot use its object storage.',
    },
    {
      weight: 33,
      words: NO_CREDENTIALS,
      says: 'A program that was not told to use a role does not look for one.',
    },
  ],
  fix: () => ({
    text: 'In each object storage Secret write provider: AWS, region, and use_iam_profile: true, and leave aws_access_key_id and aws_secret_access_key out entirely; empty ones count as keys. In the Secret of the registry write s3: with bucket, region and v4auth: true, without accesskey and secretkey. Then restart the pods.',
    commands: [
      "kubectl -n <NAMESPACE> get secret <OBJECT STORAGE SECRET> -o jsonpath='{.data.connection}' | base64 -d | sed -E 's/(key|secret)(.*):.*/\\1\\2: (set)/'",
    ],
    policies: [],
  }),
  nextCheck: endpointSettings,
}

/** The requests go to a server that is not AWS, or AWS is asked what belongs to such a server. */
export const compatible: Suspect = {
  cause: 's3-compatible-endpoint-misconfigured',
  title:
    'The endpoint is that of another server than meant: settings of S3-compatible storage and of AWS are mixed',
  clues: [
    {
      weight: 95,
      when: ({ contacts }) => contacts.some(({ host }) => STORES.includes(regionOfHost(host) ?? '')),
      says: 'The region in the host name is one that only S3-compatible stores use; AWS has no such host.',
    },
    {
      weight: 94,
      when: (facts) =>
        lostContact('kubernetes')(facts) &&
        says(facts, /RequestError|send request failed|operation error|sts|s3/i),
      says: 'A request to AWS went to the API server of the cluster: AWS_ENDPOINT_URL or an endpoint setting points there.',
    },
    {
      weight: 94,
      words: /(?<!AWS )Access Key ID you provided does not exist/i,
      says: 'AWS says "The AWS Access Key Id"; without that word it is MinIO or another server that answers. The endpoint leads there, or the key is for AWS.',
    },
    {
      weight: 93,
      words:
        /\bXMinio\w+|Server: MinIO|the region is wrong; expecting|Generating temporary credentials not allowed|InvalidTokenId|\bNoSuchUser\b|UserSuspended|Role arn:minio/i,
      says: 'This is an answer of MinIO or Ceph, not of AWS.',
    },
    {
      weight: 90,
      words:
        /A header you provided implies functionality that is not implemented|\bNotImplemented\b|x-amz-(?:sdk-)?checksum|STREAMING-(?:UNSIGNED|AWS4)[\w-]*TRAILER|MissingContentLength|XAmzContentSHA256Mismatch|x-amz-content-sha256/i,
      says: 'Newer clients send checksums that many S3-compatible stores do not know.',
    },
    {
      weight: 92,
      words: /WebIdentityErr[\s\S]{0,200}(?:405|MethodNotAllowed|SerializationError|<Code>|UnmarshalError)/i,
      says: 'AssumeRoleWithWebIdentity went to an S3 endpoint: the endpoint setting of S3 was used for STS as well.',
    },
    {
      weight: 89,
      words:
        /server gave HTTP response to HTTPS client|wrong version number|EPROTO|(?:plain )?HTTP request (?:was )?sent to (?:an )?HTTPS|first record does not look like a TLS handshake/i,
      says: 'One side speaks TLS and the other does not: the scheme of the endpoint is wrong.',
    },
    {
      weight: 88,
      words:
        /Endpoint url cannot have fully qualified paths|Invalid endpoint(?! host)|InvalidEndpoint|Endpoint:? [^\n]{0,60}does not follow (?:ip address|domain name)|endpoint[^\n]{0,30}(?:is )?(?:invalid|malformed|not valid)|Custom endpoint `?[^\n]{0,80}was not a valid URI|could not resolve endpoint|no such host[^\n]{0,40}minio|unsupported protocol scheme/i,
      says: 'The endpoint has a form that cannot be used.',
    },
    {
      weight: 84,
      when: ({ contacts, text }) =>
        contacts.some(
          ({ host, kind }) =>
            kind === 'other' &&
            host !== '' &&
            (/minio|wasabi|ceph|rgw|r2\.cloudflare|digitalocean|garage|seaweed|localstack|storage\.googleapis|s3[.-]/i.test(
              host,
            ) ||
              /\b(?:bucket|s3|s3aws)\b/i.test(text)),
        ),
      says: 'The host that failed is none of AWS.',
    },
    {
      weight: 42,
      words: /responseStatus=500|500 Internal Server Error status=500/i,
      says: 'With an S3-compatible server, Workhorse needs endpoint, region and path_style in the connection.',
    },
    {
      weight: 38,
      words: /signature we calculated does not match/i,
      says: 'S3-compatible servers answer so when host, region or signature version differ from what they expect.',
    },
    {
      weight: 52,
      words: /\bminio\b|wasabi|\bceph\b|rados|digitaloceanspaces|r2\.cloudflarestorage|backblaze|localstack/i,
      says: 'The text names an S3-compatible server.',
    },
  ],
  fix: () => ({
    text: 'For Amazon S3 leave endpoint, host and regionendpoint out of the connections (with a role they would also get the requests for STS), and remove AWS_ENDPOINT_URL. For another server give endpoint with its scheme, region, path_style: true and keys of that server; a role of AWS counts nothing there.',
    commands: [],
    policies: [],
  }),
  nextCheck: endpointSettings,
}
