import { isRegionName } from '../../regions.ts'
import { endpointSettings, regionOf } from '../advice/reach.ts'
import { type Facts, says } from '../facts.ts'
import { regionOfHost } from '../recognise/hosts.ts'
import type { Suspect } from '../suspect.ts'

/** The request goes to another region than the bucket is in, or to none. */
export const wrongRegion: Suspect = {
  cause: 'wrong-region',
  finding: 'bucket-region-wrong',
  title: 'The region that is set is not that of the bucket, or there is none',
  clues: [
    {
      weight: 97,
      words:
        /the region '[^']*' is wrong|region is wrong; expecting|Authorization ?Header(?: is)? ?Malformed|unexpected scope: /i,
      says: (facts) => `The request was signed for another region than the bucket is in${expecting(facts)}.`,
    },
    {
      weight: 97,
      words:
        /PermanentRedirect|must be addressed using the specified endpoint|bucket is in this region|BucketRegionError|incorrect region|location.constraint is not valid|TemporaryRedirect|location constraint is incompatible|IllegalLocationConstraint|InvalidLocationConstraint|\b301 response missing Location|Failed to connect to region [a-z]{2}-[a-z-]+-\d|Redirected to: [\w.-]*s3|Permanently moved|redirect without LOCATION|Region redirect failed|permanent redirect while requesting|followed redirect to [\w.-]*s3|Region does not match, expecting region|try(?:ing)? (?:region )?["']?[a-z]{2}-[a-z]+-\d\b[^\n]{0,20}\b301/i,
      says: 'S3 sends the request on to another region: the bucket is not where it was looked for.',
    },
    {
      weight: 95,
      words:
        /\b30[17]\b ?\(?(?:Moved Permanently|Temporary Redirect)|status_?code["']?[ =:]{1,4}30[17]\b|Moved Permanently/i,
      when: (facts) =>
        says(facts, /\bs3\b|s3[.-]|amazonaws|x-amz-|excon|\bfog\b|bucket|(?:Head|Get|Put|List)Objects?/i) &&
        !facts.errors.some(({ reason }) => reason !== undefined),
      says: 'S3 sends requests for a bucket in another region on.',
    },
    {
      weight: 96,
      words:
        /MissingRegion|could not find region|an AWS region is required|Missing Region|You must specify a region|NoRegionError|Region is missing|Unable to find a region|Invalid region: region was not|Missing required arguments?: [\w, ]{0,60}\bregion\b|unable to (?:load|find|determine|get) (?:a |the )?region|region not (?:set|specified|configured|found)|no region (?:provided|specified|set|found|configured)|failed to (?:resolve|get|determine|detect) (?:the )?(?:aws )?region|missing region|"?region"? (?:is|was|must be) (?:required|missing|empty|not set|set)|non-empty region must be provided|A region must be|Invalid AWS region|region(?: name)? (?:is|was) (?:not valid|invalid)|invalid region|validating region|Invalid Configuration: Missing Region|No RegionEndpoint|["'`]region["'`] configuration value is required|Regional STS endpoint does not exist|Inaccessible host: [^\n]{0,80}amazonaws[^\n]{0,80} region\b|invalid [`'"]?:?region[`'"]? option/i,
      finding: 'region-missing',
      says: 'The program has no region, or one that is no name of a region.',
    },
    {
      weight: 95,
      words:
        /Credential should be scoped to a valid region|STS is not activated in this region|RegionDisabledException|not a valid (?:region|hostname component)|Region not accepted/i,
      finding: 'sts-region-disabled',
      says: 'The service does not take requests for this region.',
    },
    {
      weight: 88,
      words: /The provided token is malformed or otherwise invalid|\bInvalidToken\b/,
      finding: 'session-token-rejected',
      says: 'S3 takes a session token of the global STS in no region that has to be enabled first; a torn token is answered alike.',
    },
    {
      weight: 95,
      when: hasMisspelt,
      finding: 'region-malformed',
      says: 'The host name that was looked for has no region of AWS in it.',
    },
    {
      weight: 95,
      words: /(?<![\w.])[a-z][a-z0-9-]{1,40}\.\.(?:[\w-]+\.)?amazonaws\.com/i,
      finding: 'region-missing',
      says: 'The place of the region in the host name is empty.',
    },
    {
      weight: 46,
      words: /InvalidClientTokenId|UnrecognizedClientException/,
      finding: 'session-token-rejected',
      says: 'Regions that have to be enabled first answer so to credentials of the global STS, and other partitions to all that are not theirs.',
    },
    {
      weight: 66,
      words:
        /InvalidLocationConstraint|unexpected region|IncorrectEndpoint|wrong (?:aws )?region|region mismatch|specified endpoint/i,
      says: 'The text speaks of a region that does not fit.',
    },
    {
      weight: 40,
      words:
        /(?:uploading|artifacts-uploader|coordinator)[\s\S]{0,400}(?:[45]00 (?:Internal Server Error|Bad Request)|invalid argument)/i,
      finding: 'region-missing',
      says: 'Uploads to GitLab fail with 500 when Workhorse cannot use the connection: often the region is missing in it.',
    },
    {
      weight: 46,
      words: /Missing required (?:env(?:ironment)? )?(?:variable )?"?(?:AWS_|S3_)?\w*REGION/i,
      finding: 'region-missing',
      says: 'What is missing is the region.',
    },
    {
      weight: 48,
      when: ({ contacts }) =>
        contacts.some(({ kind, stage }) => stage === 'dns' && (kind === 'sts' || kind === 's3')),
      finding: 'region-malformed',
      says: 'A misspelt region makes a host name that does not exist.',
    },
  ],
  nextCheck: (facts) => (/bucket|s3/i.test(facts.text) ? regionOf(facts) : endpointSettings(facts)),
}

function expecting({ text }: Facts): string {
  const [, region] = /expecting '([a-z0-9-]{3,30})'/.exec(text) ?? []
  return region === undefined ? '' : `; S3 expects ${region}`
}

/** A host of AWS's form whose region is none by its form; names that S3-compatible stores use are theirs. */
function hasMisspelt({ contacts }: Facts): boolean {
  return contacts.some(({ host, stage }) => {
    const region = regionOfHost(host)
    const known = ['dualstack', 'amazonaws', 'global', 'fips', 'external-1', ...STORES]
    return (
      (stage === 'dns' || stage === 'tcp') &&
      region !== undefined &&
      !isRegionName(region) &&
      !known.includes(region)
    )
  })
}

/** What stands as the region in the configuration of S3-compatible stores. */
export const STORES: readonly string[] = [
  'minio',
  'default',
  'garage',
  'auto',
  'ceph',
  'local',
  'us',
  'region',
  'none',
  'null',
]
