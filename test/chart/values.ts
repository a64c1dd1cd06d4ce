import { stringify } from 'yaml'
import type { Values } from './helm.ts'

/** GitLab's values for the buckets of the lab's healthy world: every component has a service account of its own. */
export const gitlabValues = {
  global: {
    serviceAccount: { enabled: true, create: true },
    registry: { bucket: 'acme-gitlab-registry' },
    pages: { enabled: true, objectStore: { enabled: true, bucket: 'acme-gitlab-pages' } },
    appConfig: {
      object_store: { enabled: true, connection: { secret: 'gitlab-object-store', key: 'connection' } },
      lfs: { bucket: 'acme-gitlab-lfs' },
      artifacts: { bucket: 'acme-gitlab-artifacts' },
      uploads: { bucket: 'acme-gitlab-uploads' },
      packages: { bucket: 'acme-gitlab-packages' },
      externalDiffs: { enabled: true, bucket: 'acme-gitlab-mr-diffs' },
      terraformState: { enabled: true, bucket: 'acme-gitlab-terraform-state' },
      ciSecureFiles: { enabled: true, bucket: 'acme-gitlab-ci-secure-files' },
      dependencyProxy: { enabled: true, bucket: 'acme-gitlab-dependency-proxy' },
      backups: { bucket: 'acme-gitlab-backups', tmpBucket: 'acme-gitlab-tmp' },
    },
  },
  gitlab: {
    toolbox: { backups: { objectStorage: { config: { secret: 'gitlab-s3cfg', key: 'config' } } } },
  },
  registry: { storage: { secret: 'gitlab-registry-storage', key: 'config' } },
}

export const image = { repository: 'registry.example.com/gitlab-iam-doctor' }

/** The chart's values for a GitLab with these values of its own. */
export function valuesFor(gitlab: Values = gitlabValues, more: Values = {}): Values {
  return {
    image,
    gitlab: { values: stringify(gitlab) },
    registry: { shellImage: 'registry.example.com/shell' },
    ...more,
  }
}
