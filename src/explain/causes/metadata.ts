import { metadataAnswer } from '../advice/variables.ts'
import type { Suspect } from '../suspect.ts'
import { foundNoCredentials, NO_CREDENTIALS } from './noCredentials.ts'
import { lostContact } from './situations.ts'

/** The metadata service of the node gives no credentials to a pod. */
export const metadataUnreachable: Suspect = {
  cause: 'imds-unreachable-or-hop-limit',
  title: 'The instance metadata service does not answer the pod',
  clues: [
    {
      weight: 92,
      when: lostContact('imds'),
      says: 'The metadata service did not answer. From a pod that is the hop limit of 1, a network policy, or no such service at all (Fargate).',
    },
    {
      weight: 92,
      words:
        /no EC2 IMDS role found|retrieve instance credentials|failed to introspect (?:region|vpcID)|EC2Metadata is unavailable|ec2imds: Get|EC2MetadataError|EC2ResourceFetcher|HttpResourcesFetcher|InstanceMetadataServiceResourceFetcher|EC2RoleRequestError|TimeoutError from instance metadata|Unable to connect to instance metadata|Failed to (?:load|contact|connect to|retrieve)[^\n]{0,60}(?:instance )?metadata|instance[- ]metadata[^\n]{0,60}(?:timeout|timed out|unavailable|not available|unreachable|failed|denied)|ec2 metadata is not available|Error retrieving credentials from the instance profile metadata|InstanceMetadataV1Fallback|Max attempts exceeded[^\n]{0,60}metadata|Unable to contact EC2 metadata|hop ?limit|Metadata access disabled|Instance Metadata Service access disabled|EC2 Metadata \w+ request returned|failed to get (?:API|metadata) token|Metadata Service[^\n]{0,60}(?:unexpected )?status 40[13]|status 40[13] for http:\/\/169\.254\.169\.254|could not (?:get|retrieve)[^\n]{0,30}metadata|unable to (?:retrieve|get|fetch)[^\n]{0,40}(?:instance )?metadata|IMDS (?:access )?(?:is )?disabled|IMDSv1 has been disabled|Metadata v1 fallback has been blocked|could not get IAM role name|credential service availability issue|Error retrieving instance profile credentials/i,
      says: 'The program asked the metadata service of the node and got no credentials there.',
    },
    {
      weight: 92,
      words:
        /(?:\bfail(?:ed|ure)?\b|(?<!no )\berror\b(?!\s*[=:]\s*(?:null|nil|none))|\bunable\b|could not|cannot|\bexceeded\b|\brefused\b|timed? ?out|access disabled|\bforbidden\b|(?:status|code|HTTP)[\s=:(]{1,3}4\d\d\b)[^\n]{0,120}(?:\bIMDS|from (?:the )?metadata service|via AWS_EC2_METADATA_DISABLED|http:\/\/169\.254\.169\.254)|IMDS[^\n]{0,60}(?:fail(?:ed|ure)?|error|timed? ?out|refused|disabled)|TokenRetriv(?:al)?Error|TokenRetrievalError/i,
      says: 'The program asked the metadata service of the node and got no credentials there.',
    },
    {
      weight: 90,
      words:
        /Unable to fetch credentials: [^\n]{0,80}(?:timeout|timed out|refused|reached|unreachable|reset)/i,
      says: 'fog asked the metadata service and did not reach it.',
    },
    {
      weight: 57,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'The last place where a program looks for credentials is the metadata service; from pods it is often closed.',
    },
    {
      weight: 32,
      words: /context deadline exceeded/i,
      when: ({ contacts }) => contacts.every(({ kind }) => kind === 'other' || kind === 'imds'),
      says: 'A wait of this kind is most often one for the metadata service: from a pod it never answers when the hop limit is 1.',
    },
  ],
  fix: () => ({
    text: 'A pod with a role of its own (IRSA, EKS Pod Identity) needs no metadata service: give it one, see that the program can use it, and set the region so that nobody asks the metadata service for it. Where the role of the node is meant, let the hop limit be 2 (3 where the network adds a hop), and let network policies pass 169.254.169.254.',
    commands: [
      'aws ec2 modify-instance-metadata-options --instance-id <INSTANCE ID> --http-put-response-hop-limit 2 --http-endpoint enabled',
    ],
    policies: [],
  }),
  nextCheck: metadataAnswer,
}
