import type { NextCheck } from '../explanation.ts'
import type { Facts } from '../facts.ts'
import { bucketName, hostOf } from './names.ts'

/** The questions about the way to AWS: hosts, regions, the clock. */

export function regionOf(facts: Facts): NextCheck {
  return {
    tells:
      'The region that the bucket is in, asked without credentials; 404 says that there is no such bucket.',
    command: `curl -sI https://${bucketName(facts)}.s3.amazonaws.com/ | grep -i -E '^(HTTP|x-amz-bucket-region)'`,
    who: 'pod',
    check: 's3-endpoint',
  }
}

export function reach(facts: Facts, otherwise: string): NextCheck {
  const host = hostOf(facts, otherwise)
  return {
    tells: 'How far a connection comes: name, address, proxy, certificate.',
    command: `curl -sv --connect-timeout 5 -o /dev/null https://${host}/`,
    who: 'pod',
    check: host.startsWith('sts') ? 'sts-reachable' : 's3-endpoint',
  }
}

export function clock(_facts: Facts): NextCheck {
  return {
    tells: 'How far the clock of the node is from the clock of AWS.',
    command: 'date -u; curl -sI https://sts.amazonaws.com/ | grep -i ^date:',
    who: 'pod',
    check: 'clock-skew',
  }
}

export function endpointSettings(_facts: Facts): NextCheck {
  return {
    tells: 'Which endpoint and which region the program was told to use.',
    command:
      "env | grep -E '^(AWS_ENDPOINT_URL|AWS_REGION|AWS_DEFAULT_REGION)'; grep -rn -E 'endpoint|region|host' /etc/gitlab/objectstorage 2>/dev/null",
    who: 'pod',
  }
}
