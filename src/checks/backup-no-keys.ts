import { parse } from 'ini'
import { inWords, staticKey } from '../clients/staticKey.ts'
import { property } from '../outside/thrown.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

/** The chart copies the first to the second when the pod starts (charts/gitlab/charts/toolbox templates). */
const paths = ['/home/git/.s3cfg', '/etc/gitlab/.s3cfg'] as const
const limit = 64 * 1024

/** s3cmd takes `access_key` of its configuration before everything else (s3tools/s3cmd S3/Config.py). */
export const backupNoKeys = definePodCheck({
  id: 'backup-no-keys',
  category: 'config',
  title: "s3cmd's configuration for backups holds no access key",
  needs: [],
  async run({ pod, secrets }) {
    for (const path of paths) {
      const file = await pod.read(path, limit)
      if (!file.ok && file.failure.code === 'ENOENT') continue
      if (!file.ok) return failed(`${file.failure.code}: ${file.failure.message}`, file.failure)
      const config: unknown = parse(file.value.text.replace(/^\uFEFF/, ''))
      const setting = (name: string) => {
        const value = property(property(config, 'default'), name) ?? property(config, name)
        return typeof value === 'string' ? value : undefined
      }
      secrets.add(setting('access_key'), setting('secret_key'), setting('access_token'))
      const key = staticKey({
        where: path,
        name: 'access_key',
        accessKeyId: setting('access_key'),
        secret: setting('secret_key'),
        sessionToken: setting('access_token'),
      })
      if (key === undefined) return passed(`${path} has no access key`, { path })
      const message = `access_key in ${path} holds ${inWords(key)}`
      return failed(message, podFailure('static-keys', message), { path })
    }
    return skipped('not-applicable', 'this pod has no .s3cfg')
  },
})
