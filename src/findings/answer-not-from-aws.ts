import { answerOf } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { hostsOf } from './clues/network.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { listed, observed } from './clues/words.ts'

/** Every answer of AWS carries a request id (x-amzn-RequestId of STS, x-amz-request-id of S3); this one did not. */
export const answerNotFromAws: Rule = {
  id: 'answer-not-from-aws',
  cause: 'proxy-or-tls',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'not-aws'))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Something other than AWS answers in its place',
      what: `The answers in the name of ${listed(hostsOf(explained), 2)} were not written by AWS.`,
      why: [
        ...observed(explained),
        ...explained
          .flatMap(({ outcome }) => {
            const { httpStatus, server } = answerOf(outcome) ?? {}
            if (httpStatus === undefined) return []
            return `HTTP status ${httpStatus}${server === undefined ? '' : `, Server: ${server}`}, no request id of AWS.`
          })
          .slice(0, 1),
        "A proxy's login or block page, a captive portal, or an endpoint setting that names another server, answers like this. Whatever it says about access is not AWS's word.",
      ],
      fix: fix(
        'Look at the answer (command below): the page usually names the product that wrote it. Have that product pass the AWS hosts, or exclude them with NO_PROXY. Check that AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL_S3 are not set in the pod.',
        [
          `curl -sS -i https://${hostsOf(explained)[0] ?? '<HOST>'}/ | head -n 20`,
          'env | grep -i -E "endpoint_url|proxy"',
        ],
      ),
    }))
  },
}
