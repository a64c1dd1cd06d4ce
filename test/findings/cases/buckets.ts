import { evidence } from '../evidence.ts'
import { failedInPod, passed, refused, skipped, warned, warnedByAws } from '../outcomes.ts'
import { type Cases, denied, deniedText } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const LOCKED = 'Access Denied because object protected by object lock.'
const noRegion = warned(
  { region: 'us-east-1', setBy: 'default', partition: 'aws', stsHost: 'sts.amazonaws.com' },
  'region-missing',
)
const redirected = refused(
  'PermanentRedirect',
  'The bucket you are attempting to access must be addressed using the specified endpoint.',
  {
    operation: 'ListObjectsV2',
    httpStatus: 301,
    details: { Endpoint: 'a.s3.eu-west-1.amazonaws.com' },
  },
)
const wrongRegion = refused(
  'AuthorizationHeaderMalformed',
  "The authorization header is malformed; the region 'eu-central-1' is wrong; expecting 'eu-west-1'",
  { operation: 'ListObjectsV2', httpStatus: 400, details: { Region: 'eu-west-1' } },
)
const noBucket = refused('NoSuchBucket', 'The specified bucket does not exist', { httpStatus: 404 })
const leftover = (why: string) => ({
  bucket: 'a',
  key: 'gitlab-iam-doctor/run-1/probe',
  versionId: 'v1',
  why,
  command: 'aws s3api delete-object --bucket a --key gitlab-iam-doctor/run-1/probe --version-id v1',
})

export const buckets: Cases = {
  'bucket-missing': {
    matches: [
      {
        story: 'two names that nobody has',
        evidence: evidence({
          buckets: { a: { 's3-endpoint': noBucket }, b: { 's3-endpoint': noBucket }, c: {} },
        }),
        says: ['buckets a and b do not exist', '--bucket', 'LocationConstraint=eu-central-1'],
      },
    ],
    nearMisses: [
      {
        story: 'a name that no bucket can have',
        evidence: evidence({
          buckets: { 's3://a': { 's3-endpoint': failedInPod('InvalidBucketName', 'no name') } },
        }),
        finds: ['bucket-name-invalid'],
      },
    ],
  },
  'bucket-name-invalid': {
    matches: [
      {
        story: 'a scheme in front',
        evidence: evidence({
          buckets: {
            's3://a': { 's3-endpoint': failedInPod('InvalidBucketName', '"s3://a" cannot be a name') },
          },
        }),
        says: ['no s3:// in front'],
      },
    ],
    nearMisses: [
      {
        story: 'a good name that nobody has',
        evidence: evidence({ buckets: { a: { 's3-list': noBucket } } }),
        finds: ['bucket-missing'],
      },
    ],
  },
  'region-missing': {
    matches: [
      {
        story: 'nobody set one',
        evidence: evidence({ checks: { 'region-set': noRegion } }),
        says: ['global.extraEnv.AWS_REGION=<REGION>', '"warning"'],
      },
      {
        story: 'the default is not where the bucket is',
        evidence: evidence({ checks: { 'region-set': noRegion }, buckets: { a: { 's3-list': redirected } } }),
        says: ['bucket a answered that this is not their region', '"problem"'],
      },
    ],
    nearMisses: [
      {
        story: 'a region that is not that of the bucket',
        evidence: evidence({ buckets: { a: { 's3-list': redirected } } }),
        finds: ['bucket-region-wrong'],
      },
    ],
  },
  'bucket-region-wrong': {
    matches: [
      {
        story: 'signed for the wrong region',
        evidence: evidence({ buckets: { a: { 's3-list': wrongRegion }, b: {} } }),
        says: ['The requests were made for eu-central-1; the bucket a is in eu-west-1.', 'region: eu-west-1'],
      },
      {
        story: 'redirected, and seen before it hurts',
        evidence: evidence({
          buckets: {
            a: {
              's3-endpoint': {
                ...warned(
                  {
                    host: 'h',
                    port: 443,
                    address: '203.0.113.1',
                    privateAddress: false,
                    stagesMs: {},
                    region: 'eu-west-1',
                    signingRegion: 'eu-central-1',
                  },
                  'x',
                ),
                failure: {
                  origin: 'aws',
                  code: 'bucket-in-other-region',
                  message: 'the bucket is in eu-west-1',
                  details: { Region: 'eu-west-1' },
                },
              },
            },
          },
        }),
        says: ['eu-west-1', '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'no such bucket anywhere',
        evidence: evidence({ buckets: { a: { 's3-list': noBucket } } }),
        finds: ['bucket-missing'],
      },
    ],
  },
  'acl-not-supported': {
    matches: [
      {
        story: 'the client sends a list with its upload',
        evidence: evidence({
          probedAs: { client: 's3cmd' },
          buckets: {
            a: {
              's3-write': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs', {
                httpStatus: 400,
              }),
            },
          },
        }),
        says: ['s3cmd sends an access control list', 'BucketOwnerPreferred'],
      },
    ],
    nearMisses: [
      {
        story: 'the list is taken, the right to send it is missing',
        evidence: evidence({ buckets: { a: { 's3-write': denied('s3:PutObjectAcl', 'arn:aws:s3:::a/k') } } }),
        finds: ['identity-policy-missing-action'],
      },
    ],
  },
  'object-locked': {
    matches: [
      {
        story: 'deleting is refused',
        evidence: evidence({
          buckets: { a: { 's3-delete': refused('AccessDenied', LOCKED, { operation: 'DeleteObject' }) } },
        }),
        says: ['get-object-lock-configuration --bucket a'],
      },
      {
        story: 'only versions of probes cannot be removed',
        evidence: evidence({
          checks: {
            'probe-cleanup': warned(
              { removed: 0, leftovers: [leftover(`DeleteObject of a version: ${LOCKED}`)] },
              'leftovers',
            ),
          },
        }),
        says: ['--version-id v1', '"targets":["a"]'],
      },
    ],
    nearMisses: [
      {
        story: 'deleting is not allowed by the policy',
        evidence: evidence({
          buckets: { a: { 's3-delete': denied('s3:DeleteObject', 'arn:aws:s3:::a/k') } },
        }),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'versions that may not be removed',
        evidence: evidence({
          checks: {
            'probe-cleanup': warned(
              { removed: 0, leftovers: [leftover('DeleteObject of a version: Access Denied')] },
              'leftovers',
            ),
          },
        }),
        finds: ['probe-left-behind'],
      },
    ],
  },
  'public-access-blocked': {
    matches: [
      {
        story: 'a public list with the upload',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'AccessDenied',
                deniedText(
                  's3:PutObject',
                  'arn:aws:s3:::a/k',
                  'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
                ),
              ),
            },
          },
        }),
        says: ['Leave Block Public Access on'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket takes no lists at all',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs') },
          },
        }),
        finds: ['acl-not-supported'],
      },
    ],
  },
  'kms-key-unusable': {
    matches: [
      {
        story: 'disabled, seen in two buckets',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('KMS.DisabledException', `${KEY} is disabled.`, { httpStatus: 400 }) },
            b: { 's3-write': refused('KMS.DisabledException', `${KEY} is disabled.`, { httpStatus: 400 }) },
          },
        }),
        says: [`aws kms enable-key --key-id ${KEY}`, 'buckets a and b'],
      },
      {
        story: 'about to be deleted',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('KMS.KMSInvalidStateException', `${KEY} is pending deletion.`) },
          },
        }),
        says: [`aws kms cancel-key-deletion --key-id ${KEY}`],
      },
    ],
    nearMisses: [
      {
        story: 'a good key that the role may not use',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'AccessDenied',
                `User: x is not authorized to perform: kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
              ),
            },
          },
        }),
        finds: ['kms-permission-missing'],
      },
      {
        story: 'healthy, with a key',
        evidence: evidence({
          buckets: {
            a: {
              's3-encryption': passed({ encryption: 'aws:kms', kmsKeyArn: KEY }),
              's3-missing-key': skipped('s3-list'),
            },
          },
        }),
        finds: [],
      },
      {
        story: 'reading a key that does not exist gives 403',
        evidence: evidence({
          buckets: {
            a: {
              's3-missing-key': warnedByAws({ httpStatus: 403 }, 'AccessDenied', 'Access Denied'),
              's3-list': denied('s3:ListBucket', 'arn:aws:s3:::a'),
            },
          },
        }),
        finds: ['identity-policy-bucket-arn-missing'],
      },
    ],
  },
}
