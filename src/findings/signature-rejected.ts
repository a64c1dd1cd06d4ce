import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** With credentials that STS has just made, a wrong signature means that the request was changed on its way. */
export const signatureRejected: Rule = {
  id: 'signature-rejected',
  cause: 'proxy-or-tls',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'SignatureDoesNotMatch'))
    return diagnosisOf(explained, () => ({
      confidence: 'possible',
      title: 'The signature of the requests does not fit what AWS received',
      what: 'AWS computed another signature for the request than the doctor sent.',
      why: [
        ...awsSays(explained),
        'The credentials are fresh and the clock is right, so the request changed between the pod and AWS: a proxy that rewrites headers, the host name or the path.',
      ],
      fix: fix(
        'Have the proxy pass requests to AWS as they are (a CONNECT tunnel, no rewriting), or exclude AWS with NO_PROXY. If an endpoint setting is in the pod, remove it.',
        ['env | grep -i -E "proxy|endpoint_url"'],
      ),
    }))
  },
}
