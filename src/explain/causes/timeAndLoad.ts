import { clock } from '../advice/reach.ts'
import type { Suspect } from '../suspect.ts'

export const clockSkew: Suspect = {
  cause: 'clock-skew',
  finding: 'clock-skewed',
  title: 'The clock of the node differs too far from that of AWS',
  clues: [
    {
      weight: 98,
      words:
        /RequestTimeTooSkewed|difference between the request time and the (?:current|server's) time|Signature expired: |is now earlier than|is still later than|Signature not yet current|RequestExpired|RequestInTheFuture|clock (?:skew|drift)|time (?:is )?too skewed|token (?:used before issued|is not valid yet)|(?:iat|nbf)[^\n]{0,30} (?:in the future|not yet)|will expire within the next -\d/i,
      says: 'AWS compares the time in the request with its own; more than some minutes apart it refuses.',
    },
    {
      weight: 60,
      words: /Request has expired/i,
      says: 'The time of a presigned URL was over; a clock that is wrong lets it end early.',
    },
    {
      weight: 44,
      words:
        /certificate has expired or is not yet valid|InvalidSignatureException|AuthFailure|not able to validate the provided access credentials/i,
      says: 'A wrong clock makes valid certificates and signatures look invalid.',
    },
  ],
  nextCheck: clock,
}

export const throttling: Suspect = {
  cause: 'throttling',
  finding: 'requests-throttled',
  title: 'Too many requests: AWS turned some away',
  clues: [
    {
      weight: 96,
      words:
        /(?<!client-side )\bThrottling\b(?!, not priority)|ThrottlingException|ThrottledException|Rate exceeded|SlowDown|Slow Down|reduce your request rate|RequestLimitExceeded|TooManyRequests|Too Many Requests|(?:status|code|HTTP(?:\/\d(?:\.\d)?)?)[\s"':=(]{1,4}429\b|Request rate (?:limit )?exceeded|exceed(?:ed)? (?:the )?rate limit|ServerBusy|BandwidthLimitExceeded|RequestThrottled|(?:requests?|calls?|API|operation|AWS)[^\n]{0,20}throttled/i,
      says: 'AWS asks for fewer requests.',
    },
    {
      weight: 45,
      words: /failed to get rate limit token|retry quota exceeded/i,
      says: 'The SDK for Go has given up retrying by itself; what failed each time stands elsewhere in the log.',
    },
  ],
  nextCheck: (facts) => ({
    tells: 'Who makes the most requests to STS.',
    command: `aws cloudtrail lookup-events --region ${facts.regions[0] ?? '<REGION>'} --lookup-attributes AttributeKey=EventSource,AttributeValue=sts.amazonaws.com --max-results 50 --query 'Events[].[Username,EventName]' --output text | sort | uniq -c | sort -rn`,
    who: 'aws',
  }),
}
