import { lenient } from './format.ts'

/** Both generations of the SDK for Java, and what builds on it: Spark, Hadoop's s3a, Jenkins, Spinnaker. */
export const javaSdk = [
  /(?<message>[^\n(]{0,600}) \(Service: (?:Amazon |AWS)?(?<service>[\w ]+?); Status Code: (?<status>\d+); Error Code: (?<code>[\w. ]+?); Request ID: (?<requestId>[\w-]+)(?:; S3 Extended Request ID: (?<hostId>[^;)\s]+))?/,
  /(?<message>[^\n(]{0,600}) \(Service: (?<service>[\w ]+?), Status Code: (?<status>\d+), Request ID: (?<requestId>[\w-]+)(?:, Extended Request ID: (?<hostId>[^,)\s]+))?/,
].map(lenient)
