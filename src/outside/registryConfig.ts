import { parseDocument } from 'yaml'
import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'
import type { PodView } from './pod.ts'
import { errorMessage, property } from './thrown.ts'

/** Where GitLab's registry image looks (gitlab-org/build/CNG gitlab-container-registry/scripts/process-wrapper). */
export const registryConfigPath = '/etc/docker/registry/config.yml'
const limit = 256 * 1024
const drivers = ['s3', 's3aws', 's3_v2'] as const

/** The storage section of a registry's configuration, for its S3 drivers. */
export interface RegistryStorage {
  readonly driver: string
  /** Any value that YAML allows: it is the operator's file. */
  setting(name: string): unknown
}

/** Undefined when the registry stores elsewhere than in S3. */
export async function registryStorage(pod: PodView): Promise<Answer<RegistryStorage | undefined>> {
  const file = await pod.read(registryConfigPath, limit)
  if (!file.ok) return file
  const document = parseDocument(file.value.text.replace(/^\uFEFF/, ''))
  const [problem] = document.errors
  if (problem !== undefined) return refused(notYaml(problem.message))
  let config: unknown
  try {
    config = document.toJS({ maxAliasCount: 100 })
  } catch (thrown) {
    // An alias of nothing, or so many that they would fill the memory.
    return refused(notYaml(errorMessage(thrown)))
  }
  const storage = property(config, 'storage')
  const driver = drivers.find((name) => property(storage, name) !== undefined)
  if (driver === undefined) return { ok: true, value: undefined }
  const settings = property(storage, driver)
  return { ok: true, value: { driver, setting: (name) => property(settings, name) } }
}

function notYaml(message: string): Failure {
  // The parser's message goes on with an excerpt of the file, which may hold a key.
  const first = message.split('\n')[0] ?? 'it cannot be parsed'
  return { origin: 'pod', code: 'not-yaml', message: `${registryConfigPath}: ${first}` }
}
