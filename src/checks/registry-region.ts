import { registryConfigPath, registryStorage } from '../outside/registryConfig.ts'
import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, skipped, warned } from './outcomes.ts'

export const registryRegion = definePodCheck({
  id: 'registry-region',
  category: 'config',
  title: 'the registry knows its region and signs with version 4',
  needs: ['credential-source'],
  after: ['registry-no-keys'],
  async run({ pod }, known) {
    const storage = await registryStorage(pod)
    if (!storage.ok || storage.value === undefined) {
      return skipped('not-applicable', 'this pod has no registry configuration for S3')
    }
    const { driver, setting } = storage.value
    const region = typeof setting('region') === 'string' ? String(setting('region')) : ''
    const regionEndpoint =
      typeof setting('regionendpoint') === 'string' ? String(setting('regionendpoint')) : undefined
    const v4auth = setting('v4auth') !== false && setting('v4auth') !== 'false'
    const facts = { path: registryConfigPath, driver, region, v4auth, ...present({ regionEndpoint }) }
    const at = `storage.${driver} in ${registryConfigPath}`
    if (region === '' && regionEndpoint === undefined) {
      const message = `${at} has no region`
      return warned(message, facts, podFailure('region-missing', message))
    }
    if (!v4auth) {
      const message = `${at} has v4auth: false`
      return warned(message, facts, podFailure('v4auth-off', message))
    }
    // The registry's SDK v1 driver sends AssumeRoleWithWebIdentity to this endpoint too (aws/aws-sdk-go#3972).
    if (regionEndpoint !== undefined && known.facts('credential-source').source === 'irsa') {
      const message = `${at} has regionendpoint ${regionEndpoint} beside a role`
      return warned(message, facts, podFailure('region-endpoint-with-role', message))
    }
    return passed(`${region || regionEndpoint} (${driver})`, facts)
  },
})
