import { answerOf } from '../evidence.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { hostsOf } from './clues/network.ts'
import { bucketsOf, diagnosisOf, failedWith, failure, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/**
 * S3 itself knows all that GitLab asks: "not implemented" and "method not allowed" come from servers that know a part of
 * its interface, and from S3's endpoints for websites (Amazon S3 API Reference, "Error responses").
 */
export const s3OperationNotSupported: Rule = {
  id: 's3-operation-not-supported',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => isOfBucket(record) && isUnknownToServer(record))
    const servers = serversOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: servers.length > 0 ? 'likely' : 'possible',
      title: 'What answers for the bucket does not know what GitLab asks of it',
      what: `For the ${bucketsNamed(bucketsOf(explained))} ${listed(hostsOf(explained), 2) || 'the server'} does not carry out what Amazon S3 would.`,
      why: [
        ...awsSays(explained),
        ...servers.map((server) => `The server calls itself ${server}: this is not Amazon S3.`),
        'Servers that imitate S3 refuse headers that they do not know, checksums (x-amz-checksum-…) and If-None-Match among them; the endpoint of a website (s3-website) takes no uploads at all.',
      ],
      fix: fix(
        steps(
          'See who answers (first command), and that nothing sends the host elsewhere: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, an entry in the DNS of the cluster, hostAliases.',
          'If the server is meant, tell GitLab so: endpoint and keys in the connection, and provider AWS with path_style. Its own manual says which parts of S3 it knows.',
        ),
        [
          `curl -sSI https://${hostsOf(explained)[0] ?? '<HOST>'}/ | grep -i -E '^(HTTP|server|x-amz)'`,
          'env | grep -i endpoint_url   # in the pod',
        ],
      ),
    }))
  },
}

function isUnknownToServer(record: CheckRecord): boolean {
  // S3's own word for reading a version that is the mark of a deletion.
  if (failure(record)?.details?.ResourceType === 'DeleteMarker') return false
  return failedWith(record, 'NotImplemented', 'MethodNotAllowed', 'HTTP 501', 'HTTP 405')
}

function serversOf(records: readonly CheckRecord[]): readonly string[] {
  const servers = new Set(records.flatMap(({ outcome }) => answerOf(outcome)?.server ?? []))
  servers.delete('AmazonS3')
  return [...servers]
}
