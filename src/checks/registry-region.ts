import { definePodCheck } from './check.ts'
import { noS3, registryInS3 } from './registryInS3.ts'
import { problemsWith, weighed } from './settings.ts'

/** The driver does not start without a region, unless it is given an endpoint (GitLab's registry, s3-aws/common/parser.go). */
export const registryRegion = definePodCheck({
  id: 'registry-region',
  category: 'config',
  title: 'the registry is told its region',
  needs: ['registry-config-readable'],
  async run({ gitlab }) {
    const s3 = registryInS3(gitlab)
    if (s3 === undefined) return noS3()
    const problems = problemsWith(gitlab, 'registry', 'region-missing', 'region-malformed')
    return weighed(`${s3.region?.value ?? s3.regionEndpoint?.value} (${s3.driver})`, problems, () => 'fail')
  },
})
