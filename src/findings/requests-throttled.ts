import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith, isOfBucket } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

const THROTTLED = [
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
  'BandwidthLimitExceeded',
  'ServiceUnavailable',
  'HTTP 429',
  'HTTP 503',
]

/** Too many requests: a matter of pace, not of permission. */
export const requestsThrottled: Rule = {
  id: 'requests-throttled',
  cause: 'throttling',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, ...THROTTLED))
    const ofS3 = explained.some(isOfBucket)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `${ofS3 ? 'S3' : 'STS'} asks for fewer requests`,
      what: `AWS turned requests away because there are too many of them, and nothing can be said of the permissions that were being asked for.`,
      why: [...awsSays(explained)],
      fix: fix(
        ofS3
          ? 'Run again in a minute. If GitLab sees it too: S3 counts per prefix and scales by itself under steady load; look for a job that floods the bucket (a backup, a migration of uploads).'
          : 'Run again in a minute. If it stays, some program in the account assumes roles without keeping the credentials for their hour: look in CloudTrail for the most frequent caller of STS.',
        ofS3
          ? []
          : [
              'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventSource,AttributeValue=sts.amazonaws.com --max-results 50 --query "Events[].Username" --output text',
            ],
      ),
    }))
  },
}
