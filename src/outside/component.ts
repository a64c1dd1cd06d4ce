import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Component } from '../model/words.ts'
import { registryConfigPath } from './registryConfig.ts'

/** The kind of pod, by the variables and files that only it has (GitLab chart, templates of each sub-chart). */
export async function componentOf(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<Component> {
  if (env.BACKUP_BUCKET_NAME !== undefined || env.TMP_BUCKET_NAME !== undefined) return 'toolbox'
  const exists = (path: string) =>
    stat(join(root, path)).then(
      () => true,
      () => false,
    )
  if (await exists(registryConfigPath)) return 'registry'
  return (await exists('/srv/gitlab/config/workhorse-config.toml')) ? 'webservice' : 'unknown'
}
