import { podFacts } from '../../evidence.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { Fix } from '../../model/finding.ts'
import type { Stage } from '../../model/words.ts'
import { fix, steps } from './fix.ts'
import { namespaceOf } from './kubernetes.ts'
import { failure } from './symptoms.ts'

/** What to do when a connection to AWS does not come through, by the stage at which it ended. */
export function letOut(
  evidence: Evidence,
  records: readonly CheckRecord[],
  service: 'sts' | 's3' | 'both',
): Fix {
  const [first] = records
  const { stage = 'http', host = '<HOST>', port = 443 } = (first && failure(first)) ?? {}
  const region = podFacts(evidence, 'region-set').region ?? evidence.pod.region ?? '<REGION>'
  return fix(ADVICE[stage](SERVICES[service], region), [
    ...COMMANDS[stage](host, port),
    `kubectl -n ${namespaceOf(evidence)} get networkpolicy`,
    ...(stage === 'dns'
      ? []
      : [
          `aws ec2 describe-vpc-endpoints --region ${region} --query 'VpcEndpoints[].[ServiceName,State,VpcEndpointType]' --output table`,
        ]),
  ])
}

const SERVICES = { sts: 'STS', s3: 'S3', both: 'AWS' } as const

const ADVICE: Readonly<Record<Stage, (service: string, region: string) => string>> = {
  dns: (service, region) =>
    steps(
      `Check the region (${region}): a misspelt region makes a host name that does not exist.`,
      "Check that the pod may ask the cluster's DNS (UDP and TCP 53) and that CoreDNS forwards to a resolver that knows amazonaws.com.",
      `In a VPC without internet, turn on private DNS for the interface endpoint of ${service}.`,
    ),
  tcp: (service, region) =>
    steps(
      `Give the pod a way to ${service} in ${region}: a NAT gateway, a VPC endpoint, or the proxy that the network wants (HTTPS_PROXY and NO_PROXY in global.extraEnv).`,
      'STS and S3 each need their own VPC endpoint; a gateway endpoint exists for S3 only and serves only its own region.',
      'Let TCP 443 out: NetworkPolicies of the namespace, the security group of the node or of the pod, network ACLs. The security group of an interface endpoint must let 443 in from the pods.',
    ),
  proxy: () => 'See what the proxy allows, or exclude AWS from it with NO_PROXY.',
  tls: (service) =>
    `The address takes the connection, but the TLS handshake with ${service} does not come about. Usual are a firewall that filters by host name (have it pass the host above) and large packets that get lost (MTU of the overlay network). A VPC endpoint for ${service} goes around both.`,
  http: (service) =>
    `The connection stands but ${service} does not answer in time. Check for a proxy that inspects requests, for lost large packets (MTU of the overlay network), and for an overloaded NAT gateway; then run again with a longer --request-timeout.`,
}

const COMMANDS: Readonly<Record<Stage, (host: string, port: number) => readonly string[]>> = {
  dns: (host) => [`getent hosts ${host}`],
  tcp: (host, port) => [`curl -sv --connect-timeout 5 -o /dev/null https://${host}:${port}/`],
  proxy: (host, port) => [`curl -sv --connect-timeout 5 -o /dev/null https://${host}:${port}/`],
  tls: (host, port) => [`openssl s_client -connect ${host}:${port} -servername ${host} </dev/null`],
  http: (host, port) => [`curl -sv --max-time 20 -o /dev/null https://${host}:${port}/`],
}
