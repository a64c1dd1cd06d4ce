import { hasFirstSdk } from '../clients/registrySdk.ts'
import { definePodCheck } from './check.ts'
import { noS3, registryInS3 } from './registryInS3.ts'
import { problemsWith, weighed } from './settings.ts'

/**
 * The SDK of the older drivers sends AssumeRoleWithWebIdentity to `regionendpoint`, too (aws/aws-sdk-go#3972); another
 * server does not know AWS's roles.
 */
export const registryNoEndpoint = definePodCheck({
  id: 'registry-no-endpoint',
  category: 'config',
  title: 'the registry has no endpoint in the way of its role',
  needs: ['registry-config-readable'],
  after: ['credential-source'],
  async run({ gitlab, clients }, known) {
    const s3 = registryInS3(gitlab)
    if (s3 === undefined) return noS3()
    const { versions } = await clients.surroundings()
    const byWebIdentity = known.maybe('credential-source')?.source === 'irsa'
    const problems = problemsWith(gitlab, 'registry', 'endpoint-beside-role', 'endpoint-not-aws')
    const fine = s3.regionEndpoint === undefined ? 'no regionendpoint' : s3.regionEndpoint.value
    return weighed(fine, problems, ({ kind }) => {
      if (kind === 'endpoint-not-aws') return 'fail'
      if (!hasFirstSdk(s3.driver, versions.registry)) return undefined
      return byWebIdentity ? 'fail' : 'warn'
    })
  },
})
