import { evidence } from '../evidence.ts'
import { refused, stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

export const busy: Cases = {
  'requests-throttled': {
    matches: [
      {
        story: 'S3 asks to slow down, in two buckets',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('SlowDown', 'Please reduce your request rate.', { httpStatus: 503 }) },
            b: { 's3-write': refused('SlowDown', 'Please reduce your request rate.', { httpStatus: 503 }) },
          },
        }),
        says: ['S3 asks for fewer requests'],
      },
      {
        story: 'STS asks to slow down',
        evidence: evidence({ checks: { 'assume-role': stsRefused('Throttling', 'Rate exceeded') } }),
        says: ['STS asks for fewer requests'],
      },
      {
        story: 'S3 is out of breath',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('ServiceUnavailable', 'Service is unable to handle request.') },
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: "a fault of AWS's own",
        evidence: evidence({
          buckets: { a: { 's3-list': refused('InternalError', 'We encountered an internal error.') } },
        }),
        finds: ['aws-internal-error'],
      },
    ],
  },
  'aws-internal-error': {
    matches: [
      {
        story: 'status 500 without a code',
        evidence: evidence({ buckets: { a: { 's3-list': refused('HTTP 500', 'UnknownError') } } }),
        says: ['Health Dashboard'],
      },
      {
        story: "with AWS's own codes",
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('InternalError', 'We encountered an internal error. Please try again.') },
            b: {
              's3-write': refused(
                'OperationAborted',
                'A conflicting conditional operation is currently in progress against this resource.',
                { httpStatus: 409 },
              ),
            },
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'status 503 is about pace',
        evidence: evidence({ buckets: { a: { 's3-list': refused('HTTP 503', 'UnknownError') } } }),
        finds: ['requests-throttled'],
      },
    ],
  },
}
