import { versionOf } from '../advice/variables.ts'
import { says } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { foundNoCredentials, NO_CREDENTIALS } from './noCredentials.ts'
import { callerIsNode, isBareDenial, isMessageAlone, lostContact } from './situations.ts'

/** What GitLab Runner says before its cache goes wrong; its older versions know no web identity. */
const RUNNER_CACHE = /error while generating S3 pre-signed URL/i

/** The program carries an SDK that does not know this way of giving a role. */
export const sdkTooOld: Suspect = {
  cause: 'sdk-too-old-for-irsa',
  title: 'The program carries an AWS SDK that is too old for this kind of role',
  clues: [
    {
      weight: 96,
      words:
        /uri host is not a loopback address|Host should resolve to a loopback address|only loopback hosts are allowed|HTTP credential provider invalid endpoint host|only hosts? resolving to loopback addresses|did not refer to the loopback interface|must use a loopback address|not resolve to the loopback interface|is not a valid container metadata service (?:hostname|URL|protocol)|invalid host for (?:ECS|container) credentials|(?:hostname|host)[^\n]{0,60}not (?:a |in )?(?:loopback|allowed)[^\n]{0,60}169\.254\.170\.23|Unsupported host '169\.254\.170\.23'|169\.254\.170\.23[^\n]{0,60}(?:not allowed|unsupported host|not a valid)/i,
      says: 'SDKs that are older than EKS Pod Identity refuse the address of its agent.',
    },
    {
      weight: 97,
      words:
        /(?:ClassNotFoundException|NoClassDefFoundError|cannot find symbol|uninitialized constant|has no attribute)[^\n]{0,80}(?:WebIdentity|ContainerCredentials|PodIdentity)/i,
      when: (facts) => !says(facts, /services\.sts|sts' service module|-sts module/),
      says: 'The SDK in this program does not have the class for web identities: it is older than they are.',
    },
    {
      weight: 94,
      words: /\b(?:Post|Get) "?:*(?:\/\/)?sts\.[\w.-]+\?Action=|Post "?sts\.[\w-]+\.amazonaws/i,
      says: 'The address of the regional STS lacks its https://, a fault of old clients that do not know AWS_STS_REGIONAL_ENDPOINTS.',
    },
    {
      weight: 93,
      words: RUNNER_CACHE,
      when: (facts) => says(facts, /169\.254\.169\.254|no valid providers|security-credentials|WebIdentity/i),
      says: "GitLab Runner's cache asked the metadata service or nobody at all: its older versions know no web identity.",
    },
    {
      weight: 90,
      words:
        /unsupported credential.source|Unsupported credential source in profile|unknown credential (?:source|provider)|Unknown auth type|web identity (?:is )?not supported|does(?: not|n't) support (?:IRSA|web identity|pod identity)|not support(?:ed)? (?:by )?[^\n]{0,30}(?:IRSA|web identity|pod identity)|unsupported[^\n]{0,20}(?:web.?identity|irsa)/i,
      says: 'The program says that it does not know this source of credentials.',
    },
    {
      weight: 56,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'An SDK without web identity or Pod Identity passes the role by and finds nothing.',
    },
    {
      weight: 46,
      when: isMessageAlone,
      says: "minio-go prints S3's answer like this; when its chain finds no credentials, it asks anonymously and is denied.",
    },
    {
      weight: 60,
      words:
        /You must specify a value for roleArn and roleSessionName|must specify[^\n]{0,30}role_?session_?name|key not found: "AWS_ROLE_SESSION_NAME"/i,
      says: 'Old SDKs want a name for the session, which nobody gives them in a pod.',
    },
    {
      weight: 48,
      when: (facts) => isBareDenial(facts) && says(facts, /\bs3a\b|hadoop|spark/i),
      says: "The SDK in Hadoop's older versions does not know web identity.",
    },
    {
      weight: 49,
      when: callerIsNode,
      says: 'A program that does not know the role of the pod takes that of the node.',
    },
    {
      weight: 40,
      when: lostContact('imds'),
      says: 'A client that knows no web identity asks the metadata service instead.',
    },
  ],
  fix: () => ({
    text: 'See first that the role itself works in this pod. If it does, upgrade the program: IRSA needs GitLab registry 3.8 (chart 5.2), fog-aws 3.9, s3cmd 2.2; EKS Pod Identity needs registry 4.12, fog-aws 3.25, Go SDK 1.47.11, AWS CLI 1.30.0 or 2.15.0, and docker distribution of the 2.x series has neither. Until then give that program keys of its own, knowingly.',
    commands: [],
    policies: [],
  }),
  nextCheck: versionOf,
}

/** The tool has no support at all, or not in the way that it is used here. */
export const toolLacksSupport: Suspect = {
  cause: 'tool-lacks-irsa-support',
  finding: 's3cmd-lacks-pod-identity',
  title: 'The tool cannot use this kind of role',
  clues: [
    {
      weight: 94,
      words:
        /\.s3cfg: None|Configuration file not available\. ?(?:ERROR: )?Consider using --configure|^\s*(?:ERROR: )?Configuration file not available\.?\s*$/im,
      says: 's3cmd says this when it got no credentials from STS or from the metadata service, even where the file exists. Before 2.2.0 it knows no web identity, and EKS Pod Identity in no version.',
    },
    {
      weight: 90,
      words:
        /(?:s3cmd|boto|rclone|mc|restic|tool|plugin|client)[^\n]{0,40}(?:does not|doesn't|cannot|can't) (?:support|use)[^\n]{0,40}(?:IAM roles?|IRSA|web identity|assume)/i,
      says: 'The text says that the tool does not know such roles.',
    },
    {
      weight: 91,
      words: /NoAuthHandlerFound|No handler was ready to authenticate/i,
      says: 'boto 2 knows neither web identity nor Pod Identity.',
    },
    {
      weight: 97,
      words:
        /'?sts'? service module must be on the class ?path|STSProfileCredentialsServiceProvider|aws-java-sdk-sts[^\n]{0,60}(?:class ?path|dependency|module|missing)/i,
      says: 'The SDK for Java takes a web identity token only where its module for STS is in the program; it is not.',
    },
    {
      weight: 97,
      words:
        /(?:Cannot find (?:module|package)|cannot load such file|Could not load file or assembly|ClassNotFoundException|NoClassDefFoundError|ModuleNotFoundError|please install|could not be found or loaded)[^\n]{0,80}(?:client-sts|\bsts\b|SecurityToken)|(?:client-sts|SecurityToken)[^\n]{0,80}could not be (?:found|loaded)/i,
      says: 'The program was built without the part of the SDK that asks STS, so it cannot use a web identity.',
    },
    {
      weight: 61,
      words:
        /must provide (?:an? |the )?(?:aws )?access.?key|\b(?:\w+\.)?(?:aws_?)?(?:s3_?)?(?:access_?key|secret_?(?:access_?)?key)(?:_?id)?["'`]? ?(?:is |are |must be |cannot be |can't be )?(?:required|mandatory|not (?:set|provided|specified|configured)|empty|missing)|missing (?:required )?(?:parameter|option|setting|field|value)s?:? ["'`]?(?:aws_?)?(?:access_?key|secret_?key)/i,
      when: (facts) =>
        !says(
          facts,
          /Missing required arguments|fog|excon|using (?:an? |the )?(?:IAM|instance|default|role)|fall(?:s|ing)? back/i,
        ),
      says: 'The program insists on keys, so it has no other way to get credentials, or was not told to use it.',
    },
    {
      weight: 60,
      words: /minimum field size[^\n]{0,40}RoleSessionName/i,
      says: 'The program takes AWS_ROLE_ARN for a role to assume with other credentials, not for that of the web identity.',
    },
    {
      weight: 55,
      words: NO_CREDENTIALS,
      when: foundNoCredentials,
      says: 'A tool without support for the role passes it by and finds nothing.',
    },
  ],
  fix: () => ({
    text: 'In the toolbox use the AWS CLI for backups: S3_TOOL=awscli in gitlab.toolbox.extraEnv, or --s3tool awscli in gitlab.toolbox.backups.cron.extraArgs. With IRSA s3cmd 2.2.0 (GitLab 14.4) is enough, with regional STS endpoints 2.3.0 (GitLab 15.5).',
    commands: ['s3cmd --version', 'aws sts get-caller-identity --query Arn --output text'],
    policies: [],
  }),
  nextCheck: versionOf,
}
