import { inWords, staticKey } from '../clients/staticKey.ts'
import { registryConfigPath, registryStorage } from '../outside/registryConfig.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

/** "If you provide the key pair, IAM role will be ignored": both keys of the registry's storage come before any role. */
export const registryNoKeys = definePodCheck({
  id: 'registry-no-keys',
  category: 'config',
  title: "the registry's storage configuration holds no access key",
  needs: [],
  async run({ pod, secrets }) {
    const storage = await registryStorage(pod)
    if (!storage.ok && storage.failure.code === 'ENOENT')
      return skipped('not-applicable', 'this pod has no registry configuration')
    if (!storage.ok) return failed(`${storage.failure.code}: ${storage.failure.message}`, storage.failure)
    if (storage.value === undefined) return skipped('not-applicable', 'the registry does not store in S3')
    const { driver, setting } = storage.value
    const text = (name: string) => (typeof setting(name) === 'string' ? String(setting(name)) : undefined)
    secrets.add(text('accesskey'), text('secretkey'), text('sessiontoken'))
    const key = staticKey({
      where: registryConfigPath,
      name: 'accesskey',
      accessKeyId: text('accesskey'),
      secret: text('secretkey'),
      sessionToken: text('sessiontoken'),
    })
    const facts = { path: registryConfigPath, driver }
    if (key === undefined) return passed(`${registryConfigPath} (${driver}) has no access key`, facts)
    const message = `storage.${driver}.accesskey in ${registryConfigPath} holds ${inWords(key)}`
    return failed(message, podFailure('static-keys', message), facts)
  },
})
