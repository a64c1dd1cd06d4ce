import { serviceAccount, whoAmI } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { foundNoCredentials, NO_CREDENTIALS } from './noCredentials.ts'
import {
  callerIsNode,
  deniedBy,
  isBareDenial,
  isUnauthorizedOperation,
  METADATA_WITHOUT_ROLE,
  NO_ROLE_ARN,
} from './situations.ts'

/** The pod was never given the role. */
export const annotationMissing: Suspect = {
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  finding: 'no-aws-role',
  title: 'The pod was not given the role: no annotation on its service account, or the pod is older than it',
  clues: [
    {
      weight: 95,
      words:
        /Web identity configuration not specified|(?:AWS_WEB_IDENTITY_TOKEN_FILE|AWS_ROLE_ARN)[^\n]{0,40}(?:not set|is missing|is not set|must be set|unset|not found|undefined|is empty)|(?:missing|no)[^\n]{0,30}(?:AWS_WEB_IDENTITY_TOKEN_FILE|AWS_ROLE_ARN)|KeyError: '(?:AWS_ROLE_ARN|AWS_WEB_IDENTITY_TOKEN_FILE)'|key not found: "AWS_ROLE_(?:ARN|SESSION_NAME)"/i,
      finding: 'irsa-half-injected',
      says: 'The variables of IRSA are not (all) in the pod. The webhook sets them when the pod is created, and only then.',
    },
    {
      weight: 92,
      words:
        /annotation[^\n]{0,60}(?:role-arn|missing|not found|not set)|(?:role-arn|eks\.amazonaws\.com)[^\n]{0,40}annotation[^\n]{0,40}(?:missing|not|no )|IAM role must be associated with service account|service ?account[^\n]{0,60}(?:has no|without|missing)[^\n]{0,40}(?:role|annotation)/i,
      says: 'The text speaks of the annotation of the service account.',
    },
    {
      weight: 58,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'The program found no credentials anywhere. In a pod that should have a role, most often the role never came in: check the variables first.',
    },
    {
      weight: 93,
      words: NO_ROLE_ARN,
      finding: 'irsa-half-injected',
      says: 'One of the variables of IRSA is in the pod and AWS_ROLE_ARN is not. The webhook sets both when the pod is created, and only then.',
    },
    {
      weight: 93,
      words: METADATA_WITHOUT_ROLE,
      when: (facts) => !says(facts, /kube2iam|kiam|timed? ?out|context deadline/i),
      says: 'The program found no role in the pod and asked the metadata service, which has none either.',
    },
    {
      weight: 59,
      words: /no EC2 IMDS role found|instance[ -]metadata|ec2metadata|\bIMDS\b|metadata service/i,
      when: foundNoCredentials,
      says: 'Whoever is asked last is the metadata service: what comes before it, the role of the pod, was not there.',
    },
    {
      weight: 62,
      words: /Could not refresh role/i,
      says: 's3cmd says so when neither STS nor the metadata service gave it a role.',
    },
    {
      weight: 66,
      when: ({ errors }) => errors.some(({ principal }) => principal === 'anonymous'),
      says: 'AWS saw nobody: the request was sent without credentials.',
    },
    {
      weight: 80,
      words: /no IAM role (?:is )?(?:attached|associated|assigned)/i,
      says: 'The text says that there is no role.',
    },
    {
      weight: 42,
      when: (facts) => isBareDenial(facts) && says(facts, /excon|fog\b/i),
      says: 'GitLab (fog) asked with some identity; where the role is not in the pod, it is that of the node.',
    },
    {
      weight: 50,
      when: callerIsNode,
      says: 'The pod uses the role of its node: most often its own role did not come in.',
    },
    {
      weight: 47,
      when: isUnauthorizedOperation,
      says: 'A pod that was not given its role asks as its node, which may not do this.',
    },
    {
      weight: 62,
      words: /\b404\b[^\n]{0,80}security-credentials|security-credentials\/?["']?[^\n]{0,20}\b404\b/i,
      says: 'The metadata service answered that it has no role to give.',
    },
    {
      weight: 70,
      words: /open : no such file or directory/i,
      finding: 'irsa-half-injected',
      says: 'The path of the token is empty, so the variable with it is not in the pod.',
    },
  ],
  nextCheck: serviceAccount,
}

/** The identity of the node is used in place of the pod's. */
export const nodeRole: Suspect = {
  cause: 'node-role-used-instead',
  finding: 'node-role-used',
  title: 'The pod uses the role of its node, not its own',
  clues: [
    {
      weight: 95,
      when: callerIsNode,
      says: 'The caller that AWS names is the role of a node: its session is called after an instance, or it has the name of a node role.',
    },
    {
      weight: 94,
      words:
        /using default machine credentials|fall(?:s|ing)? back to (?:the )?(?:instance|node|ec2|machine)|using (?:the )?(?:instance profile|node (?:instance )?role|ec2 instance role)|no AWS credentials provided or role assumed/i,
      says: 'The program says itself that it took the credentials of the machine.',
    },
    {
      weight: 40,
      when: deniedBy(/implicit deny, identity/),
      says: 'If the role that AWS names is not the one that the pod should have, it is that of the node or of another service account.',
    },
    {
      weight: 50,
      when: isUnauthorizedOperation,
      says: 'EC2 does not name the caller; a pod without a role of its own asks as its node.',
    },
    {
      weight: 50,
      when: (facts) => isBareDenial(facts) && says(facts, /\bs3a\b|hadoop|spark/i),
      says: "Hadoop's chain of credentials takes the role of the node unless it is told to use a web identity token.",
    },
    {
      weight: 35,
      when: isBareDenial,
      says: 'A pod without a role of its own asks as its node, which is denied.',
    },
  ],
  nextCheck: whoAmI,
}
