/** Which lines of a long log can be about a failure to reach AWS. */

/** Words of AWS and of those who carry its credentials: such a line is kept as long as there is room at all. */
const OF_AWS =
  /amazonaws|arn:aws|\baws|\bs3|\bsts\b|\bkms\b|\bimds\b|\biam\b|irsa|eks|bucket|credential|assume.?role|identity|169\.254\.|fd00:ec2|minio|x509|certificate|<code>|excon|fog\b|accessdenied|access denied|not authorized|forbidden|\bregion|throttl|slow ?down|skew|kiam|workhorse|object.?storage|signature|expired/i

/** Words of a failure of any kind. */
const OF_FAILURE =
  /error|fail|fatal|denie|unable|can(?:no|')t|could ?n[o']t|refused|time ?d? ?out|timeout|deadline|no such|invalid|malformed|missing|unauthor|exception|reset by|unreachable|\b[45]\d\d\b|dropped|not found|unexpected|warn|\b301\b/i

export type Weight = 'of-aws' | 'failure' | 'none'

/** How much a line has to say to us. */
export function weightOf(line: string): Weight {
  if (OF_AWS.test(line)) return OF_FAILURE.test(line) ? 'of-aws' : 'failure'
  return OF_FAILURE.test(line) ? 'failure' : 'none'
}

/** The line without what changes from one time to the next: two lines of one shape say the same. */
export function shapeOf(line: string): string {
  return line
    .slice(0, 600)
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '#')
    .replace(/\b(?=[\w+/]*\d)(?=[\w+/]*[A-Za-z])[\w+/]{12,}={0,2}/g, '#')
    .replace(/\d+/g, '0')
}
