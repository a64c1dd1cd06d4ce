import { hasFirstSdk } from '../clients/registrySdk.ts'
import { definePodCheck } from './check.ts'
import { noS3, registryInS3 } from './registryInS3.ts'
import { problemsWith, weighed } from './settings.ts'

/** The older drivers refuse `v4auth: false` for Amazon S3; `s3_v2` does not look at it (s3-aws/common/parser.go). */
export const registrySignature = definePodCheck({
  id: 'registry-signature',
  category: 'config',
  title: 'the registry signs with version 4',
  needs: ['registry-config-readable'],
  async run({ gitlab, clients }) {
    const s3 = registryInS3(gitlab)
    if (s3 === undefined) return noS3()
    const { versions } = await clients.surroundings()
    return weighed('signature version 4', problemsWith(gitlab, 'registry', 'signature-version-2'), () =>
      hasFirstSdk(s3.driver, versions.registry) ? 'fail' : undefined,
    )
  },
})
