import { lenient } from './format.ts'

/** The AWS CLI, boto3 and everything else on botocore (botocore/exceptions.py, ClientError.MSG_TEMPLATE). */
export const awsCli = [
  /(?:An|A client) error (?:occurred )?\((?<code>[\w.]+)\) (?:occurred )?when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: ?(?<message>[^\n]{0,600})/,
  /\((?<code>[A-Z][A-Za-z]+)\) when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: ?(?<message>[^\n]{0,600})/,
  // boto 2 (boto/exception.py, BotoServerError.__repr__).
  /\b(?:S3|Boto(?:Server|Client)|GS)\w*Error: (?<status>[345]\d\d) (?<code>\w+)/,
].map(lenient)
