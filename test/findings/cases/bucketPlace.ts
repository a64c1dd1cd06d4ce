import { evidence } from '../evidence.ts'
import { failedInPod, refused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

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

export const bucketPlace: Cases = {
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
}
