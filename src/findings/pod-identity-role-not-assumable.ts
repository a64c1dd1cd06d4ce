import type { Rule } from '../model/rule.ts'
import { podIdentityTrust } from '../policy/podIdentityTrust.ts'
import { fix, steps } from './clues/fix.ts'
import { agentSays, listAssociations, podIdentityFailed, tokenIsOf } from './clues/podIdentity.ts'
import { podIdentityProof } from './clues/podIdentityProof.ts'
import { diagnosisOf, failedWith } from './clues/symptoms.ts'

const ROLE = '<ROLE NAME>'

/** EKS knows which role the pod is to have, but the role does not let EKS assume and tag it. */
export const podIdentityRoleNotAssumable: Rule = {
  id: 'pod-identity-role-not-assumable',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter((record) =>
      failedWith(record, 'AccessDeniedException'),
    )
    const proof = podIdentityProof(evidence, ROLE)
    return diagnosisOf(explained, () => ({
      confidence: proof?.certain ? 'certain' : 'likely',
      title: 'The role of the Pod Identity association does not let EKS assume it',
      what: 'There is an association for the service account of this pod, and EKS may not assume the role that it names.',
      why: [
        ...agentSays(explained),
        'Deduced: EKS took the token and found the association, whose absence has another code. What is left is the trust policy of the role, or that the role was deleted.',
        'A trust policy for IRSA names an OIDC provider and does not help here. EKS tags the session, so sts:AssumeRole without sts:TagSession is not enough.',
        ...(proof === undefined ? [] : [proof.why]),
        ...tokenIsOf(evidence),
      ],
      fix: fix(
        steps(
          'Find the role: the first two commands name it (<CLUSTER NAME> is the name of the EKS cluster, <ASSOCIATION ID> is in the answer to the first). It has to be in the account of the cluster.',
          `Save the document below as trust-policy.json, with whatever other statements the role needs, and make it the trust policy of the role (last command; ${ROLE} is the name in its ARN).`,
          'If that statement is there already, look at its conditions: aws:SourceArn, aws:SourceAccount and aws:RequestTag/… must fit this cluster, namespace, service account and pod.',
          'IAM takes some seconds to follow a change; then run again.',
        ),
        [
          listAssociations(evidence),
          'aws eks describe-pod-identity-association --cluster-name <CLUSTER NAME> --association-id <ASSOCIATION ID> --query association.roleArn --output text',
          `aws iam get-role --role-name ${ROLE} --query Role.AssumeRolePolicyDocument --output json`,
          `aws iam update-assume-role-policy --role-name ${ROLE} --policy-document file://trust-policy.json`,
        ],
        proof?.policies ?? [
          { attachTo: 'role-trust', name: ROLE, mode: 'replace', document: podIdentityTrust },
        ],
      ),
    }))
  },
}
