import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { dnsSuffixOfRegion, isRegionName } from '../regions.ts'
import { fix, steps } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'

/**
 * s3cmd and fog-aws put the name of the STS host together themselves: `sts.US.amazonaws.com` where s3cmd knows no region,
 * and `.amazonaws.com` in every partition (s3tools/s3cmd S3/Config.py; fog/fog-aws lib/fog/aws/credential_fetcher.rb).
 */
export const stsHostOfClientDoesNotExist: Rule = {
  id: 'sts-host-of-client-does-not-exist',
  cause: 'tool-lacks-irsa-support',
  diagnose(evidence, symptoms) {
    const closed = symptoms.filter((record) => isCheck(record, 'sts-endpoints'))
    const failing = (podFacts(evidence, 'sts-endpoints').hosts ?? []).filter(
      ({ status }) => status !== 'pass',
    )
    const unknown = failing.filter(({ host, code }) => code === 'ENOTFOUND' || cannotExist(host))
    if (closed.length === 0 || unknown.length === 0 || unknown.length !== failing.length) return []
    const users = [...new Set(unknown.flatMap(({ usedBy }) => usedBy))]
    const hosts = unknown.map(({ host }) => host)
    const { region, stsHost } = podFacts(evidence, 'region-set')
    const inOtherPartition = stsHost !== undefined && !stsHost.endsWith('.amazonaws.com')
    return diagnosisOf([...closed, ...ofClients(symptoms, users)], () => ({
      confidence: 'certain',
      title: `${listed(users)} would ask an STS host that does not exist`,
      what: `${listed(users)} would ask ${listed(hosts)} for credentials. There is no such host, so they get none.`,
      why: [
        ...unknown.map(({ host, message }) => `${host}: ${message}`),
        ...(hosts.includes('sts.US.amazonaws.com')
          ? [
              'Deduced: AWS_STS_REGIONAL_ENDPOINTS=regional makes s3cmd build the name from AWS_REGION, else from bucket_location in .s3cfg. Neither names a region, and the default of bucket_location is the word US.',
            ]
          : []),
        ...(inOtherPartition
          ? [
              `Deduced: the hosts of this partition end otherwise (${stsHost}), and these clients know .amazonaws.com only.`,
            ]
          : []),
      ],
      fix: inOtherPartition
        ? fix(
            steps(
              `Tell fog-aws (from 3.26.0 on) and the SDKs the host: AWS_ENDPOINT_URL_STS=https://${stsHost} (first command).`,
              's3cmd cannot be told in its released versions: let backup-utility work with the AWS CLI, S3_TOOL=awscli (in the same command).',
            ),
            [
              upgradeRelease(
                evidence,
                `global.extraEnv.AWS_ENDPOINT_URL_STS=https://${stsHost}`,
                'gitlab.toolbox.extraEnv.S3_TOOL=awscli',
              ),
            ],
          )
        : fix(
            steps(
              'Name the region: set AWS_REGION for the pods (first command), or bucket_location = REGION in the Secret with the .s3cfg.',
              'Restart the toolbox.',
            ),
            [upgradeRelease(evidence, `global.extraEnv.AWS_REGION=${region ?? '<REGION>'}`)],
          ),
    }))
  },
}

/** A name without a region in it, or with the ending of another partition than its region's. */
function cannotExist(host: string): boolean {
  const [, region, suffix] = /^sts\.([^.]+)\.(amazonaws\.com.*)$/.exec(host) ?? []
  return region !== undefined && (!isRegionName(region) || dnsSuffixOfRegion(region) !== suffix)
}
