import { tokenFile, whenTheTokenEnds } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'

/** The text is about credentials of AWS, or the token of a pod; tokens of GitLab's own expire as well. */
const AWS_OR_POD =
  /\baws|\bsts\b|\bs3\b|assume.?role|amazonaws|service ?account|web ?identity|container metadata|\birsa\b/i

export const tokenExpired: Suspect = {
  cause: 'token-expired',
  finding: 'token-expired',
  title: 'The token, or the session that was made from it, has expired',
  clues: [
    {
      weight: 98,
      words:
        /Token expired: current date\/time|Token too old|ExpiredTokenException|expired web identity token|web identity token that was passed is expired|"?exp"? claim[^\n]{0,40}(?:past|failed|expired)|service account token has expired/i,
      says: 'The web identity token is past its time: nobody renews the file, or the program keeps an old copy.',
    },
    {
      weight: 96,
      words:
        /\bExpiredToken\b|The provided token has expired|The security token included in the request is expired|ExpiredTokenError|session token[^\n]{0,20}expired|SSO session associated with this profile[^\n]{0,40}expired/i,
      finding: 'session-credentials-expired',
      says: 'The temporary credentials have ended, and whoever holds them did not fetch new ones.',
    },
    {
      weight: 97,
      words:
        /(?:claims?|jwt|id[ _]token|service ?account token|web ?identity)[^\n]{0,60}token (?:is|has) expired/i,
      when: (facts) =>
        says(
          facts,
          /\bsts\b|assume.?role|amazonaws|service ?account|web ?identity|container metadata|\birsa\b/i,
        ),
      says: 'The token of the service account is past its time: nobody renews the file, or the program keeps an old copy.',
    },
    {
      weight: 72,
      words:
        /token (?:is|has) expired|(?:session|credentials?) (?:(?:is|are|have|has) )?expired(?! or not present)|expired credentials/i,
      when: (facts) => says(facts, AWS_OR_POD),
      finding: 'session-credentials-expired',
      says: 'The text speaks of credentials or a token that have ended.',
    },
    {
      weight: 50,
      words:
        /token (?:is|has) expired|(?:session|credentials?) (?:(?:is|are|have|has) )?expired(?! or not present)|expired credentials/i,
      finding: 'session-credentials-expired',
      says: 'The text speaks of credentials or a token that have ended.',
    },
    {
      weight: 94,
      words:
        /TokenRefreshRequired|The provided token must be refreshed|credentials were refreshed, but the refreshed credentials are still expired|RefreshWithMFAUnsupported/i,
      finding: 'session-credentials-expired',
      says: 'The temporary credentials are stale.',
    },
  ],
  nextCheck: whenTheTokenEnds,
}

/** Where tokens are mounted: by the EKS webhook, by EKS Pod Identity, and Kubernetes' own. */
const TOKEN =
  '(?:/var/run/secrets/[\\w./-]{1,200}|/run/secrets/[\\w./-]{1,200}|[\\w./-]{0,80}serviceaccount/[\\w.-]{0,40}token|web ?identity token(?: file)?|token file|AWS_WEB_IDENTITY_TOKEN_FILE|service ?account token)'

export const tokenFileBad: Suspect = {
  cause: 'token-file-missing-or-unreadable',
  finding: 'token-file-missing',
  title: 'The file with the token is missing, or the program may not read it',
  clues: [
    {
      weight: 97,
      words: new RegExp(
        `${TOKEN}['":,]{0,3}[^\\n]{0,60}(?:permission denied|EACCES|not permitted)|(?:permission denied|EACCES|file\\.AccessDeniedException)[^\\n]{0,80}${TOKEN}`,
        'i',
      ),
      finding: 'token-file-unreadable',
      says: 'The token is there, but the user of the container may not read it: fsGroup is missing.',
    },
    {
      weight: 96,
      words: new RegExp(
        `${TOKEN}['":,]{0,3}[^\\n]{0,60}(?:no such file|ENOENT|does not exist|not found|is a directory|not exist)|(?:no such file|ENOENT|FileNotFound|NoSuchFile|is a directory|EISDIR)[^\\n]{0,80}${TOKEN}`,
        'i',
      ),
      says: 'The variable names a file that is not in this container.',
    },
    {
      weight: 96,
      words:
        /(?:error (?:reading|loading)|unreadable|could not be loaded from|cannot read|failed to (?:read|load))(?: the)? ?(?:Web ?Identity ?)?Token ?File|InvalidIdentityToken from file|web_?identity_?token_?file[^\n]{0,60}(?:absolute path|invalid file path|no corresponding symlink)/i,
      when: (facts) => says(facts, /web ?identity|eks\.amazonaws|AWS_|Aws\\|amazon/i),
      says: 'The program could not use the file with the token: it is not where the variable says, or not for this user.',
    },
    {
      weight: 92,
      when: (facts) => !says(facts, /IMDS|metadata/i),
      words:
        /(?:unable to|failed to|could not|cannot|error) (?:read|reading|open|opening|load|loading)[^\n]{0,40}(?:web ?identity|service ?account|jwt)? ?token(?: file)?\b|failed fetching WebIdentity token|WebIdentityErr: (?:unable to|failed (?:to )?fetch)[^\n]{0,30}token|InvalidConfig[^\n]{0,60}token|unable to read web identity token/i,
      says: 'The token could not be read.',
    },
    {
      weight: 93,
      words:
        /ID Token provided is not a valid JWT|not a valid JWT|token (?:contains|has) an invalid number of segments|malformed (?:JWT|token)|Service account token cannot be (?:empty|parsed)|could not be decoded as a JWT/i,
      when: (facts) => !says(facts, /InvalidIdentityToken from file/),
      finding: 'token-file-not-a-jwt',
      says: 'The file holds something other than a token of a service account.',
    },
    {
      weight: 93,
      words: /TokenFileWebIdentityCredentials/,
      when: (facts) => says(facts, /openSync|readFileSync|ENOENT|EACCES/),
      says: 'The SDK failed while it read the file with the token.',
    },
    {
      weight: 94,
      words: /MountVolume\.SetUp failed[^\n]{0,80}(?:aws-iam-token|aws-token|eks-pod-identity-token)/i,
      says: 'The kubelet could not mount the token into the pod.',
    },
    {
      weight: 75,
      words: /automountServiceAccountToken|service account token volume/i,
      says: 'The text speaks of the mount of the token.',
    },
    {
      weight: 60,
      words: /open : no such file or directory/i,
      says: 'The path that was opened is empty: no variable names a token.',
    },
  ],
  nextCheck: tokenFile,
}
