import type { GitLabPod } from '../world-gitlab.ts'
import type { PodFile } from '../world-pod.ts'
import { objectStorageSecrets } from './connection.ts'
import { eraOf } from './era.ts'
import { gitlabYml } from './gitlab-yml.ts'
import { installedFiles } from './installed.ts'
import { objectTypesOf } from './object-types.ts'
import { registryConfig } from './registry-config.ts'
import { minioS3cfg } from './s3cfg.ts'
import { variablesOf } from './variables.ts'
import { workhorseConfig } from './workhorse-config.ts'

/** What a container of GitLab's chart has of its own. */
export interface Container {
  readonly env: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, PodFile>>
}

/** Variables and files of the container that a world describes by component and release of the chart. */
export function containerOf(pod: GitLabPod): Container {
  return { env: variablesOf(pod), files: { ...filesOf(pod), ...installedFiles(pod.versions) } }
}

function filesOf(pod: GitLabPod): Record<string, PodFile> {
  const { component, container, objectStorage, registry, backups, chart } = pod
  if (component === 'registry') {
    return registry === undefined
      ? {}
      : { '/etc/docker/registry/config.yml': { text: registryConfig(registry) } }
  }
  const era = eraOf(chart)
  const secrets = objectStorageSecrets(objectStorage, objectTypesOf(era))
  if (container === 'gitlab-workhorse') {
    const { object_store } = secrets
    return {
      '/srv/gitlab/config/workhorse-config.toml': { text: workhorseConfig(objectStorage) },
      ...below('/etc/gitlab/objectstorage', object_store === undefined ? {} : { object_store }),
    }
  }
  const mountsType = component === 'webservice' || component === 'sidekiq'
  return {
    '/srv/gitlab/VERSION': { text: `${era.gitlabVersion}\n` },
    '/srv/gitlab/INSTALLATION_TYPE': {
      text: mountsType ? 'gitlab-helm-chart\n' : 'gitlab-cloud-native-image\n',
    },
    '/srv/gitlab/config/gitlab.yml': { text: gitlabYml(pod) },
    ...below('/etc/gitlab/objectstorage', secrets),
    ...(component === 'toolbox' || component === 'task-runner'
      ? s3cfgFiles(backups?.s3cfg ?? (era.since('10.0') ? undefined : minioS3cfg))
      : {}),
  }
}

/** The container's first command copies it to the home directory. */
function s3cfgFiles(text: string | undefined): Record<string, PodFile> {
  return text === undefined ? {} : { '/etc/gitlab/.s3cfg': { text }, '/home/git/.s3cfg': { text } }
}

function below(folder: string, texts: Readonly<Record<string, string>>): Record<string, PodFile> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, { text }]))
}
