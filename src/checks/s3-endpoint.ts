import { bucketHost } from '../bucketHost.ts'
import { locate } from '../outside/aws/bucketRegion.ts'
import { defineBucketCheck } from './check.ts'
import { failed, passed, podFailure, saidBy } from './outcomes.ts'
import { reachedIn } from './reachedIn.ts'

/** List, write and multipart begin side by side. */
const parallelRequests = 3

/** Opens the connection that the first probe uses, and asks S3, unsigned, in which region the bucket is. */
export const s3Endpoint = defineBucketCheck({
  id: 's3-endpoint',
  category: 'buckets',
  title: 'the bucket exists and its endpoint can be reached',
  needs: ['region-set'],
  async run({ network }, { target: { name } }, known) {
    const { region: signingRegion } = known.facts('region-set')
    if (!/^[\w.-]{3,63}$/.test(name)) {
      const message = `${JSON.stringify(name)} cannot be the name of a bucket`
      return failed(message, podFailure('InvalidBucketName', message))
    }
    // Its hosts, its sessions and its policies are others (Amazon S3 User Guide, "Directory buckets").
    if (/--[a-z0-9-]+--x-s3$/.test(name)) {
      const message = `${name} is the name of a directory bucket, which is not asked`
      return failed(message, podFailure('directory-bucket', message))
    }
    const { host, path } = bucketHost(name, signingRegion)
    const reached = await network.reach(host)
    if (!reached.ok) return failed(saidBy(reached.failure), reached.failure, { signingRegion })
    network.warm(host, parallelRequests - 1)
    const located = await locate(network, new URL(`https://${host}${path}`))
    const facts = { ...reached.value, signingRegion }
    if (!located.ok) return failed(saidBy(located.failure), located.failure, facts, located.aws)
    const region = located.value.region ?? signingRegion
    const message = `${reachedIn(reached.value)}${region === signingRegion ? '' : `; the bucket is in ${region}`}`
    return passed(message, { ...facts, region }, located.aws)
  },
  command: ({ name }) => `curl -sSI https://${name}.s3.amazonaws.com/ | grep -i x-amz-bucket-region`,
})
