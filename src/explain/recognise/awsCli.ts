import { lenient } from './format.ts'

/** The AWS CLI, boto3 and everything else on botocore (botocore/exceptions.py, ClientError.MSG_TEMPLATE). */
export const awsCli = [
  /(?:An|A client) error (?:occurred )?\((?<code>[\w.]+)\) (?:occurred )?when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: ?(?<message>[^\n]{0,600})/,
  /\((?<code>[A-Z][A-Za-z]+)\) when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: ?(?<message>[^\n]{0,600})/,
].map(lenient)
