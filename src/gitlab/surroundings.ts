import type { StorageSettings, Surroundings } from '../clients/client.ts'
import type { Versions } from '../model/clients.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { ClientId, Use } from '../model/words.ts'
import { present } from '../present.ts'
import { pairIn } from './pairIn.ts'
import { railsStorage, workhorseStorage } from './railsStorage.ts'
import { encrypted, keysOf, ownEndpoint } from './storageSettings.ts'

/**
 * The pod as its S3 clients find it: what their behaviour hangs on, out of everything that was read.
 * @param env the variables, with the operator's own region where one was given
 * @param renamed the uses for which the operator named another bucket than the configuration does
 */
export function surroundingsOf(
  facts: GitlabFacts,
  env: Surroundings['env'],
  versions: Versions,
  renamed: readonly Use[],
): Surroundings {
  const { found, missing } = facts.aws
  const sharedKeys = found === undefined ? undefined : pairIn(found.keys)
  return {
    env,
    component: facts.component,
    versions,
    ...present({ sharedKeys, missingProfile: missing }),
    storage(client, use) {
      const settings = storageOf(facts, client, use)
      if (settings === undefined || !renamed.includes(use)) return settings
      const { bucket: _, ...others } = settings
      return others
    },
  }
}

function storageOf(facts: GitlabFacts, client: ClientId, use: Use): StorageSettings | undefined {
  switch (client) {
    case 'rails':
      return railsStorage(facts, use)
    case 'workhorse':
      return workhorseStorage(facts, use)
    case 'registry':
      return use === 'registry' ? registryStorage(facts) : undefined
    case 's3cmd':
      return s3cmdStorage(facts, use)
    case 'awscli':
      return undefined
  }
}

function registryStorage({ registry }: GitlabFacts): StorageSettings | undefined {
  if (!registry.ok) return undefined
  const { s3, drivers } = registry.value
  const [driver] = drivers
  if (s3 === undefined)
    return driver === undefined
      ? undefined
      : { at: { file: registry.file, key: `storage.${driver}` }, keys: 'none', s3: false }
  const algorithm = s3.encrypt?.value !== true ? undefined : s3.kmsKeyId ? 'aws:kms' : 'AES256'
  const root = s3.rootDirectory?.value.replace(/^\/+|\/+$/g, '') ?? ''
  return {
    at: { file: s3.file, key: s3.key },
    keys: keysOf(s3.keys),
    s3: true,
    driver: s3.driver,
    // The driver turns it on with an endpoint (GitLab's registry, s3-aws/common/parser.go).
    pathStyle: s3.pathStyle?.value ?? s3.regionEndpoint !== undefined,
    ...present({
      bucket: s3.bucket?.value,
      region: s3.region?.value,
      endpoint: ownEndpoint(s3.regionEndpoint?.value),
      regionEndpoint: s3.regionEndpoint?.value,
      acl: s3.objectOwnership?.value === true ? undefined : (s3.objectAcl?.value ?? 'private'),
      encryption: algorithm === undefined ? undefined : encrypted(algorithm, s3.kmsKeyId?.value),
      prefix: root === '' ? undefined : `${root}/`,
    }),
  }
}

function s3cmdStorage({ s3cfg, environment }: GitlabFacts, use: Use): StorageSettings | undefined {
  const { used } = s3cfg
  const bucket = environment.buckets.find((one) => one.use === use)?.value.split('/')[0]
  if (!used.ok) return undefined
  const { keys, bucketLocation, hostBase, hostBucket, serverSideEncryption, kmsKey, aclPublic } = used.value
  return {
    at: { file: keys.file, key: keys.key },
    // A secret alone counts for nothing, an access key alone for a whole pair (s3tools/s3cmd S3/Config.py: __init__).
    keys: keys.accessKeyId === undefined ? 'none' : keysOf(keys),
    s3: true,
    aclFixed: aclPublic?.value === false,
    pathStyle: hostBucket !== undefined && !hostBucket.value.includes('%(bucket)'),
    ...present({
      bucket,
      region: bucketLocation?.value === 'US' ? undefined : bucketLocation?.value,
      endpoint: ownEndpoint(hostBase?.value),
      encryption: kmsKey
        ? encrypted('aws:kms', kmsKey.value)
        : serverSideEncryption?.value === true
          ? encrypted('AES256')
          : undefined,
    }),
  }
}
