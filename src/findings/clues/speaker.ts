import { allChecks, answerOf } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { AwsAnswer } from '../../model/outcome.ts'

/**
 * Who wrote an answer. S3 calls itself AmazonS3 in the Server header (S3 API Reference, Common Response Headers), STS
 * sends none; another name is another server that speaks S3 or STS at AWS's host names.
 */
export function speakerOf(answer: AwsAnswer | undefined): string {
  const { server = '' } = answer ?? {}
  if (isOfAws(server)) return 'AWS'
  // https://github.com/minio/minio/blob/master/cmd/api-headers.go: ServerInfo is MinIO, in older releases with its release.
  if (/^MinIO\b/i.test(server)) return 'MinIO'
  return `The server "${server.length > 60 ? `${server.slice(0, 60)}…` : server}"`
}

/** Who tells whom one is: the service for identities, as far as it answered. */
export function stsSpeaker(evidence: Evidence): string {
  const answers = allChecks(evidence).flatMap(({ outcome }) => answerOf(outcome) ?? [])
  return speakerOf(answers.find(({ service, server }) => service === 'sts' && !isOfAws(server ?? '')))
}

function isOfAws(server: string): boolean {
  // A load balancer of AWS (awselb) stands before servers of others.
  return server === '' || /^(amazon|aws(?!elb)|server$)/i.test(server)
}
