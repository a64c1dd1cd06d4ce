import { Document } from 'yaml'
import type { RoleDocuments } from '../../policy/roleDocuments.ts'
import { UNNAMED_ROLE } from '../../policy/roleDocuments.ts'
import { pascalName, policyName } from './named.ts'

/**
 * The documents as a CloudFormation template with plain values only. Without a trust policy the role is somebody
 * else's, and its permissions are attached; with one the template describes the role.
 */
export function renderCloudFormation(roles: readonly RoleDocuments[]): string {
  const document = new Document({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'IAM permissions of GitLab for its object storage',
    Resources: Object.fromEntries(roles.map((role) => [pascalName(role, roles), resourceOf(role)])),
  })
  document.commentBefore = roles
    .flatMap(({ components, roleName, trust, notes }) => [
      ` Role ${roleName}, for ${components.join(', ')}.`,
      ...(trust === undefined
        ? []
        : [' A role that exists has to be imported into the stack, or take its two documents from here.']),
      ...notes.map((note) => ` ${note}`),
    ])
    .join('\n')
  // Quoted, since parsers of YAML 1.1 take the language version of a policy for a date.
  return document.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })
}

function resourceOf(role: RoleDocuments) {
  const { roleName, permissions, trust } = role
  const policy = { PolicyName: policyName(role), PolicyDocument: permissions }
  if (trust === undefined)
    return { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: roleName, ...policy } }
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      ...(roleName === UNNAMED_ROLE ? {} : { RoleName: roleName }),
      ...pathOf(role),
      AssumeRolePolicyDocument: trust,
      Policies: [policy],
    },
  }
}

/** The path belongs to a role's ARN, which the service account is annotated with. */
function pathOf({ roleArn }: RoleDocuments): { readonly Path?: string } {
  const path = /:role(\/.*\/)[^/]+$/.exec(roleArn ?? '')?.[1]
  return path === undefined ? {} : { Path: path }
}
