import { endpointSettings } from '../advice/reach.ts'
import { says } from '../facts.ts'
import { isBucketBeforeAddress, isNoService, isStore, regionOfHost } from '../recognise/hosts.ts'
import type { Suspect } from '../suspect.ts'
import { compatibleHints } from './compatibleHints.ts'
import { STORES } from './place.ts'
import { lostContact } from './situations.ts'

/** The text is about object storage at all. */
const OF_S3 = /\bs3\b|s3a?:\/\/|bucket|minio|aws|x-amz/i

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
        /A header you provided implies functionality that is not implemented|\bNotImplemented\b|STREAMING-(?:UNSIGNED|AWS4)[\w-]*TRAILER|MissingContentLength|XAmzContentSHA256Mismatch/i,
      says: 'Newer clients send checksums that many S3-compatible stores do not know.',
    },
    {
      weight: 90,
      words:
        /(?:x-amz-(?:sdk-)?checksum|x-amz-content-sha256|x-amz-trailer|aws-chunked)[\w-]*[^\n]{0,60}(?:did not match|does not match|mismatch|invalid|not supported|unsupported)|(?:unsupported|unknown|invalid|unexpected)[^\n]{0,30}x-amz-(?:sdk-)?checksum/i,
      when: (facts) => !says(facts, /amazonaws\.com/i),
      says: 'Newer clients send checksums that many S3-compatible stores do not know.',
    },
    {
      weight: 92,
      words:
        /Action=AssumeRoleWithWebIdentity[^\n]{0,40}(?:40[345]|MethodNotAllowed)|WebIdentityErr[\s\S]{0,200}(?:405|MethodNotAllowed|SerializationError|<Code>|UnmarshalError)/i,
      says: 'AssumeRoleWithWebIdentity went to an S3 endpoint: the endpoint setting of S3 was used for STS as well.',
    },
    {
      weight: 91,
      when: ({ contacts }) => contacts.some(({ host, stage }) => stage === 'dns' && isNoService(host)),
      says: 'AWS has no service of that name: the host was put together from a bucket or a wrong endpoint.',
    },
    {
      weight: 93,
      when: ({ contacts, text }) =>
        contacts.some(({ host, stage }) => stage === 'dns' && isBucketBeforeAddress(host)) &&
        says({ text }, OF_S3),
      says: 'The name of the bucket was put before an address or localhost: such a server needs path style (path_style: true).',
    },
    {
      weight: 93,
      words:
        /https?:\/\/https?[:/]|(?:resolve host|lookup|ENOTFOUND):? '?[\w.-]*\.\.https?\b|:\/\/[\w.-]*\.\.https?\b/i,
      says: 'The scheme stands twice in the address: the setting wants the bare host name, or nothing else put https:// before it.',
    },
    {
      weight: 40,
      when: (facts) =>
        says(facts, /NoSuchBucket|The specified bucket does not exist/i) && !says(facts, /amazonaws/i),
      says: 'A server that is asked without path style takes something else for the bucket.',
    },
    {
      weight: 85,
      words:
        /(?:only|must|requires?)[^\n]{0,80}(?:path|virtual)[ -]?(?:hosted|host)?[ -]?styled?|(?:path|virtual)[ -](?:hosted[ -])?styled?[^\n]{0,40}(?:\bonly\b|not supported|required)/i,
      when: (facts) => says(facts, /bucket|endpoint|storage|\bs3\b/i),
      says: 'The server wants its buckets addressed in the other style, as part of the host or of the path.',
    },
    {
      weight: 60,
      words: /StatusCode: 4\d\d, RequestID: , HostID: ,/,
      says: 'AWS gives every answer an id; this one has none, so another server gave it.',
    },
    {
      weight: 50,
      words: /unexpected scope: |Authorization header malformed/,
      says: 'These are not the words of AWS; a server of another kind answers.',
    },
    {
      weight: 92,
      words:
        /Host name was invalid for dns resolution|host ?name[^\n]{0,30}(?:is |was )?(?:invalid|not valid)/i,
      says: 'The host name that was put together from the endpoint and the bucket is none.',
    },
    {
      weight: 70,
      words:
        /(?:SerializationError|UnmarshalError|failed to unmarshal)[\s\S]{0,200}(?:status code: 40[345]|<!DOCTYPE|<html)/i,
      says: 'What answered is no S3: a wrong endpoint, or a path that this server does not know.',
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
        /bad URI ?\(is not URI\?\)|InvalidURIError|missing protocol scheme|first path segment in URL|Endpoint url cannot have fully qualified paths|Invalid endpoint(?! host)|InvalidEndpoint|Endpoint:? [^\n]{0,60}does not follow (?:ip address|domain name)|endpoint[^\n]{0,30}(?:is )?(?:invalid|malformed|not valid)|Custom endpoint `?[^\n]{0,80}was not a valid URI|could not resolve endpoint|no such host[^\n]{0,40}minio|unsupported protocol scheme/i,
      says: 'The endpoint has a form that cannot be used.',
    },
    {
      weight: 93,
      words:
        /(?:S3|operation error S3|s3aws|storage|bucket)[\s\S]{0,300}https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/\S{0,200}[\s\S]{0,80}(?:refused|EOF|reset|timeout)/i,
      says: 'The endpoint is the pod itself (localhost), where no storage listens.',
    },
    {
      weight: 93,
      words: /Inaccessible host: [`'"]?(?![^\n`'"]{0,120}amazonaws)/i,
      says: 'The host that was put together from the endpoint and the bucket is none of AWS, and not to be found.',
    },
    {
      weight: 84,
      when: ({ contacts }) => contacts.some(({ host, kind }) => kind === 'other' && isStore(host)),
      says: 'The host that failed is that of an S3-compatible server.',
    },
    {
      weight: 58,
      when: (facts) =>
        facts.contacts.some(({ host, kind }) => kind === 'other' && host !== '') &&
        says(facts, /\b(?:bucket|s3|s3aws)\b/i),
      says: 'The host that failed is none of AWS.',
    },
    ...compatibleHints,
  ],
  fix: () => ({
    text: 'For Amazon S3 leave endpoint, host and regionendpoint out of the connections (with a role they would also get the requests for STS), and remove AWS_ENDPOINT_URL. For another server give endpoint with its scheme, region, path_style: true and keys of that server; a role of AWS counts nothing there.',
    commands: [],
    policies: [],
  }),
  nextCheck: endpointSettings,
}
