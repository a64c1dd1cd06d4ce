import { bucketsOf } from '../gitlab/buckets.ts'
import { namedBuckets } from '../gitlab/namedBuckets.ts'
import { parseRoleArn } from '../policy/arn.ts'
import { present } from '../present.ts'
import { partitionOf } from '../regions.ts'
import type { Known } from '../saved/knownTo.ts'
import { Secrets } from './aws/wallet.ts'
import { discoverGitlab } from './gitlab/discover.ts'
import { openPod } from './pod.ts'
import { Tokens } from './tokens.ts'

/** A token of Kubernetes has about 1 KiB. */
const MAX_TOKEN_BYTES = 64 * 1024

/** What the pod's variables and its token tell of the role that it has; nothing of it on a workstation. */
export async function knownHere(root: string): Promise<Known> {
  const pod = openPod(root)
  const { AWS_ROLE_ARN: role, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile } = pod.env
  const podIdentity = tokenFile === undefined && pod.env.AWS_CONTAINER_CREDENTIALS_FULL_URI !== undefined
  const path = podIdentity ? pod.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE : tokenFile
  const secrets = new Secrets()
  const { facts: gitlab } = await discoverGitlab(pod, secrets)
  const tokens = new Tokens(secrets)
  const file = path === undefined ? undefined : await pod.read(path, MAX_TOKEN_BYTES)
  if (file?.ok) tokens.keep(file.value.text.trim())
  const claims = tokens.claims()
  const said = claims?.ok ? claims.value : undefined
  const region = pod.env.AWS_REGION ?? pod.env.AWS_DEFAULT_REGION
  const isRole = role !== undefined && parseRoleArn(role) !== undefined
  return {
    podIdentity,
    buckets: namedBuckets(bucketsOf(gitlab).buckets, []).flatMap(({ name, uses }) =>
      uses.map((use) => ({ use, name })),
    ),
    roleArns: isRole ? [{ value: role }] : [],
    serviceAccounts: said?.serviceAccount === undefined ? [] : [{ value: said.serviceAccount }],
    ...present({
      partition: region === undefined ? undefined : partitionOf(region),
      namespace: said?.namespace,
      issuer: podIdentity ? undefined : said?.issuer,
      audience: podIdentity ? undefined : said?.audience[0],
    }),
  }
}
