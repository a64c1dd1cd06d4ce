import type { AmendedDocument } from '../model/finding.ts'
import { type Json, listed, oneOrMany, statementsOf, withFurther, withStatement } from './amend.ts'
import { judge, type Verdict } from './judge.ts'
import { parsePolicy } from './parsePolicy.ts'
import { podIdentityTrust } from './podIdentityTrust.ts'
import { isRecord } from './problem.ts'

const SERVICE = 'pods.eks.amazonaws.com'

/** What EKS needs of the trust policy of a role for Pod Identity, each with what the document says. */
export function podIdentityVerdicts(
  document: Json,
  file: string,
): readonly { readonly action: string; readonly verdict: Verdict }[] {
  const parsed = parsePolicy(document, 'trust')
  if (!parsed.ok) return []
  const resource = { kind: 'trust', name: file, document: parsed.policy } as const
  return ['sts:AssumeRole', 'sts:TagSession'].map((action) => {
    const principal = { kind: 'service', service: SERVICE } as const
    const request = { action, resource: '*', resourceAccount: '', principal, context: {} }
    // Of EKS's session only the service is known here: not the cluster, the pod or its tags.
    return { action, verdict: judge(request, { identity: [], resource }, () => false) }
  })
}

/** The trust policy with these actions added to the statement for EKS, or with a statement for EKS. */
export function amendPodIdentityTrust(document: Json, missing: readonly string[]): AmendedDocument {
  const at = statementsOf(document).findIndex(
    ({ Effect, Principal }) =>
      Effect === 'Allow' && isRecord(Principal) && listed(Principal.Service).includes(SERVICE),
  )
  if (at === -1) return withFurther(document, podIdentityTrust.Statement)
  return withStatement(document, at, (statement) => ({
    ...statement,
    Action: oneOrMany([...listed(statement.Action), ...missing]),
  }))
}
