import type { Reading } from '../model/gitlab.ts'
import type { RegistryConfig, RegistryStorageFacts } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { goBoolean } from './booleans.ts'
import type { Keeper } from './keeper.ts'
import type { KeyNames } from './keyPair.ts'
import { overridesOf, withOverrides } from './registryEnvironment.ts'
import { Section } from './section.ts'
import { yamlFile } from './yaml.ts'

/** Where GitLab's registry image looks (gitlab-org/build/CNG gitlab-container-registry/scripts/process-wrapper). */
export const registryConfigPath = '/etc/docker/registry/config.yml'

const keyNames: KeyNames = {
  accessKeyId: 'accesskey',
  secretAccessKey: 'secretkey',
  sessionToken: 'sessiontoken',
}

/** The names of the drivers for S3 (GitLab's registry, registry/storage/driver/s3-aws). */
const s3Drivers = ['s3', 's3aws', 's3_v2']

/** What stands beside the driver below `storage` (distribution/distribution configuration/configuration.go). */
const besideTheDriver = ['maintenance', 'cache', 'delete', 'redirect', 'tag']

/** GitLab's registry, registry/storage/driver/s3-aws/common/parser.go, and distribution's own names for the same. */
const known = [
  ...Object.values(keyNames),
  ...['region', 'regionendpoint', 'bucket', 'rootdirectory', 'storageclass', 'objectacl', 'objectownership'],
  ...['encrypt', 'keyid', 'secure', 'skipverify', 'v4auth', 'chunksize', 'multipartcopychunksize'],
  ...['multipartcopymaxconcurrency', 'multipartcopythresholdsize', 'pathstyle', 'maxrequestspersecond'],
  ...['maxretries', 'parallelwalk', 'loglevel', 'checksum_disabled', 'checksum_algorithm'],
  ...['forcepathstyle', 'usedualstack', 'accelerate', 'usefipsendpoint', 'redirectendpoint', 'useragent'],
]

/** The storage of the registry's configuration, with the variables that overrule it. */
export function readRegistry(
  file: string,
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  keeper: Keeper,
): Reading<RegistryStorageFacts> {
  const parsed = yamlFile(file, text, keeper)
  if (!parsed.ok) return parsed
  const top = parsed.value
  const storage = top.section('storage') ?? new Section({}, top.at('storage'), keeper)
  const overrides = overridesOf(env)
  const inFile = storage.names.filter((name) => !besideTheDriver.includes(name))
  const drivers = [...new Set([...inFile, ...overrides.map(({ driver }) => driver)])]
  const driver = drivers.find((name) => s3Drivers.includes(name))
  if (driver === undefined) return { ok: true, file, value: { drivers } }
  const redirect = storage.section('redirect')?.flag('disable', goBoolean)
  const own = storage.section(driver) ?? new Section({}, storage.at(driver), keeper)
  const section = withOverrides(
    own,
    overrides.filter((one) => one.driver === driver),
    keeper,
  )
  const s3 = {
    ...readDriver(driver, drivers, section),
    ...present({ redirectDisabled: redirect }),
    complaints: [...top.complaints, ...storage.complaints, ...section.complaints],
  }
  return { ok: true, file, value: { drivers, s3 } }
}

function readDriver(driver: string, drivers: readonly string[], section: Section): RegistryConfig {
  const facts = {
    file: section.file,
    key: section.key,
    driver,
    drivers,
    keys: section.keys(keyNames),
    ...present({
      bucket: section.text('bucket'),
      region: section.text('region'),
      regionEndpoint: section.text('regionendpoint'),
      rootDirectory: section.text('rootdirectory'),
      encrypt: section.flag('encrypt', goBoolean),
      kmsKeyId: section.text('keyid'),
      objectAcl: section.text('objectacl'),
      objectOwnership: section.flag('objectownership', goBoolean),
      // Distribution, from which GitLab's registry came, calls it forcepathstyle.
      pathStyle: section.flag('pathstyle', goBoolean) ?? section.flag('forcepathstyle', goBoolean),
      secure: section.flag('secure', goBoolean),
      skipVerify: section.flag('skipverify', goBoolean),
      v4Auth: section.flag('v4auth', goBoolean),
      storageClass: section.text('storageclass'),
    }),
    complaints: [],
  }
  section.expect(known, Object.values(keyNames))
  return facts
}
