import { readAwsFiles } from '../../gitlab/awsFiles.ts'
import { componentOf } from '../../gitlab/component.ts'
import { readConnectionFile } from '../../gitlab/connection.ts'
import { readEnvironment } from '../../gitlab/environment.ts'
import { gitlabYmlPath, readGitlabYml } from '../../gitlab/gitlabYml.ts'
import { objectSections } from '../../gitlab/objectTypes.ts'
import { readRegistry, registryConfigPath } from '../../gitlab/registry.ts'
import { mountedS3cfgPath, readS3cfg } from '../../gitlab/s3cfg.ts'
import { readWorkhorse, workhorseConfigPath } from '../../gitlab/workhorse.ts'
import type { GitlabFacts } from '../../model/gitlabFacts.ts'
import type { Secrets } from '../aws/wallet.ts'
import type { PodView } from '../pod.ts'
import { inHome } from './home.ts'
import { KeyRing } from './keyRing.ts'
import { firstFile, textFile, understood } from './textFile.ts'

export interface Discovery {
  readonly facts: GitlabFacts
  /** The static keys that were found. */
  readonly keys: KeyRing
}

/** Reads everything that GitLab's programs read in this pod. A file that cannot be read is a fact too. */
export async function discoverGitlab(pod: PodView, secrets: Secrets): Promise<Discovery> {
  const { env } = pod
  const keys = new KeyRing(secrets)
  // The Secrets' names are the section names (GitLab chart, templates/_objectStorage.tpl).
  const secretNames = ['object_store', ...Object.keys(objectSections), 'pseudonymizer']
  const [gitlabYml, s3cfg, mounted, registry, workhorse, config, credentials, backupUtility, ...connections] =
    await Promise.all([
      textFile(pod, gitlabYmlPath),
      firstFile(pod, env.S3CMD_CONFIG ? [env.S3CMD_CONFIG] : inHome(env, '.s3cfg')),
      textFile(pod, mountedS3cfgPath),
      textFile(pod, registryConfigPath),
      textFile(pod, workhorseConfigPath),
      firstFile(pod, inHome(env, '.aws/config', env.AWS_CONFIG_FILE)),
      firstFile(pod, inHome(env, '.aws/credentials', env.AWS_SHARED_CREDENTIALS_FILE)),
      textFile(pod, '/usr/local/bin/backup-utility'),
      ...secretNames.map((name) => textFile(pod, `/etc/gitlab/objectstorage/${name}`)),
    ])
  const exists = (reading: { ok: boolean; reason?: string }) => reading.ok || reading.reason !== 'missing'
  const facts: GitlabFacts = {
    component: componentOf(env, {
      registryConfig: exists(registry),
      workhorseConfig: exists(workhorse),
      backupUtility: exists(backupUtility),
    }),
    environment: readEnvironment(env, keys),
    gitlabYml: understood(gitlabYml, (file, text) => readGitlabYml(file, text, keys)),
    connections: connections
      .filter(exists)
      .map((reading) => understood(reading, (file, text) => readConnectionFile(file, text, keys))),
    s3cfg: {
      used: understood(s3cfg, (file, text) => readS3cfg(file, text, env, keys)),
      mounted: understood(mounted, (file, text) => readS3cfg(file, text, env, keys)),
    },
    registry: understood(registry, (file, text) => readRegistry(file, text, env, keys)),
    workhorse: understood(workhorse, (file, text) => readWorkhorse(file, text, keys)),
    aws: readAwsFiles({ config, credentials }, env, keys),
  }
  return { facts, keys }
}
