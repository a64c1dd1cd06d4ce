/** From the endpoint rules that ship with the SDK (@aws-sdk/core util-endpoints, lib/aws/partitions.js). */
const DNS_SUFFIXES: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
}

/** What the host names of a partition's services end in; undefined for a partition we do not know. */
export function dnsSuffix(partition: string): string | undefined {
  return DNS_SUFFIXES[partition]
}
