import { fix, toAdd } from '../../findings/clues/fix.ts'
import type { Fix, PolicyStatement } from '../../model/finding.ts'
import { parseS3Arn } from '../../policy/arn.ts'
import { podIdentityTrust } from '../../policy/podIdentityTrust.ts'
import { trustPolicy } from '../../policy/trustPolicy.ts'
import { type Facts, partitionIn } from '../facts.ts'
import { statementsDenied } from './grant.ts'
import { roleArn, roleName } from './names.ts'

/**
 * What a page means by «the printed»: the documents and commands that stand beside its words, filled with what the
 * text tells. Placeholders are written `<LIKE THIS>`.
 */
export function printedFor(finding: string | undefined, facts: Facts): Pick<Fix, 'commands' | 'policies'> {
  return PRINTED[finding ?? '']?.(facts) ?? fix('')
}

const PRINTED: Readonly<Record<string, (facts: Facts) => Pick<Fix, 'commands' | 'policies'>>> = {
  'trust-policy-rejects-token': trust,
  'trust-policy-audience-mismatch': trust,
  'oidc-audience-not-registered': () =>
    fix('', [
      'aws iam list-open-id-connect-providers',
      'aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn <PROVIDER ARN> --client-id sts.amazonaws.com',
    ]),
  'pod-identity-role-not-assumable': (facts) => ({
    commands: [updateTrust(facts)],
    policies: [
      { attachTo: 'role-trust', name: roleName(facts), mode: 'replace', document: podIdentityTrust },
    ],
  }),
  'bucket-policy-lacks-allow': (facts) => {
    const named = facts.errors.find(({ resource }) => resource !== undefined)?.resource ?? ''
    const bucket = parseS3Arn(named)?.bucket ?? facts.buckets[0] ?? '<BUCKET>'
    const Principal = { AWS: roleArn(facts) }
    const statements = statementsDenied(facts).map((statement) => ({ ...statement, Principal }))
    return { commands: [], policies: whole('bucket', bucket, statements) }
  },
  'permissions-boundary-denies': (facts) => ({
    commands: [
      `aws iam get-role --role-name ${roleName(facts)} --query Role.PermissionsBoundary.PermissionsBoundaryArn --output text`,
    ],
    policies: whole('role-permissions', '<PERMISSIONS BOUNDARY>', statementsDenied(facts)),
  }),
}

function whole(
  attachTo: 'bucket' | 'role-permissions',
  name: string,
  statements: readonly PolicyStatement[],
) {
  return statements.length === 0 ? [] : [toAdd(attachTo, name, statements)]
}

function updateTrust(facts: Facts): string {
  return `aws iam update-assume-role-policy --role-name ${roleName(facts)} --policy-document file://trust-policy.json`
}

/** The trust policy that lets one service account in, with what the text tells of issuer and subject. */
function trust(facts: Facts): Pick<Fix, 'commands' | 'policies'> {
  const [issuer = 'https://<ISSUER>'] = /https:\/\/oidc\.eks\.[a-z0-9.-]+\/id\/\w+/.exec(facts.text) ?? []
  const [subject = 'system:serviceaccount:<NAMESPACE>:<SERVICE ACCOUNT>'] =
    /system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+/.exec(facts.text) ?? []
  const document = trustPolicy({
    partition: partitionIn(facts),
    roleAccount: facts.roles[0]?.account.replace(/^(?!\d{12}$).*/, '<ACCOUNT>') ?? '<ACCOUNT>',
    issuer,
    subject,
    audience: 'sts.amazonaws.com',
  })
  return {
    commands: [updateTrust(facts)],
    policies: [{ attachTo: 'role-trust', name: roleName(facts), mode: 'replace', document }],
  }
}
