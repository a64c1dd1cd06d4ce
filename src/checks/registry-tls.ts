import { isAwsHost } from '../gitlab/awsHost.ts'
import { definePodCheck } from './check.ts'
import { noS3, registryInS3 } from './registryInS3.ts'
import { problemsWith, weighed } from './settings.ts'

/** `secure: false` and `skipverify: true` of the registry's driver (s3-aws/common/parser.go). */
export const registryTls = definePodCheck({
  id: 'registry-tls',
  category: 'config',
  title: 'the registry speaks TLS to AWS and looks at its certificate',
  needs: ['registry-config-readable'],
  async run({ gitlab }) {
    const s3 = registryInS3(gitlab)
    if (s3 === undefined) return noS3()
    const inAws = s3.regionEndpoint === undefined || isAwsHost(s3.regionEndpoint.value)
    return weighed(
      'TLS, with its certificate',
      problemsWith(gitlab, 'registry', 'plain-http', 'certificate-unchecked'),
      ({ kind }) => (inAws ? (kind === 'plain-http' ? 'error' : 'warn') : undefined),
    )
  },
})
