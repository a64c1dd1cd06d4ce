import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { hostsOf } from './clues/network.ts'
import { bucketsOf, diagnosisOf, failedWith, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/**
 * S3 has the head of a request and waits in vain for its body: "Your socket connection to the server was not read from or
 * written to within the timeout period" (Amazon S3 API Reference, "Error responses", RequestTimeout).
 */
export const uploadStalled: Rule = {
  id: 'upload-stalled',
  cause: 'network-s3-unreachable',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, 'RequestTimeout', 'IncompleteBody'),
    )
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'What is sent to S3 does not arrive there in time',
      what: `S3 had the beginning of requests for the ${bucketsNamed(bucketsOf(explained))}, and the rest did not come, or not in time.`,
      why: [
        ...awsSays(explained),
        'The way is open and AWS answers, so it is no permission. Bytes get lost or are held back on the way: packets that are too large for a part of it (an overlay network or a VPN with a smaller MTU), a proxy or firewall that holds uploads back to inspect them, or a link that is overloaded.',
      ],
      fix: fix(
        steps(
          'Run again: a single failure passes.',
          'Compare the MTU of the pod with that of the node and of what lies behind it (first command); packets beyond it must be answered with "fragmentation needed", which firewalls like to drop.',
          'Send something larger by hand (second command), from the pod and from the node: where it stalls only in the pod, it is the overlay network.',
          'Take S3 out of proxies that inspect uploads, or go by a gateway endpoint for S3, which has no proxy.',
        ),
        [
          'cat /sys/class/net/*/mtu   # in the pod',
          `head -c 300000 /dev/zero | curl -sS -o /dev/null -w '%{http_code} after %{time_total} s\\n' -X PUT --data-binary @- https://${hostOf(explained)}/gitlab-iam-doctor/by-hand   # any answer within a second or two is good, 403 included`,
        ],
      ),
    }))
  },
}

function hostOf(records: readonly CheckRecord[]): string {
  return hostsOf(records)[0] ?? '<HOST>'
}
