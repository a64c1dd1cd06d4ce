import { roleName } from '../advice/names.ts'
import { trustPolicyOf } from '../advice/policies.ts'
import type { Facts } from '../facts.ts'
import type { Suspect } from '../suspect.ts'
import { assumeRoleRefused, callerIsNode, NO_ROLE_ARN, tokenRefused } from './situations.ts'

/** The role itself: its ARN, or that there is none. */
export const roleArnWrong: Suspect = {
  cause: 'role-arn-wrong-or-missing-role',
  finding: 'role-arn-malformed',
  title: 'The role does not exist, or its ARN is written wrong',
  clues: [
    {
      weight: 96,
      words:
        /Request ARN is invalid|Invalid ARN: |ARN is not valid|invalid role ARN|arn: invalid prefix|malformed (?:role )?arn|role_?arn[^\n]{0,20}(?:malformed|invalid|not valid)|arn:aws[\w-]*:(?:iam|sts):\S+ is invalid|RoleArn[^\n]{0,80}failed to satisfy constraint|(?:length|value|type) for parameter RoleArn|is not a valid (?:role )?ARN/i,
      says: 'What was given as the role is not the ARN of a role: quotes, blanks, a backslash, or the ARN of something else.',
    },
    {
      weight: 94,
      words: /(?:1|2|3|\d+) validation errors? detected: Value '[^']*' at 'roleArn'/i,
      says: 'The ARN of the role is empty or has a form that AWS does not take.',
    },
    {
      weight: 92,
      words:
        /NoSuchEntity|role with name [^\n]{1,80} cannot be found|role [^\n]{1,80}(?:does not|doesn't) exist|Role [^\n]{1,60} not found|Invalid principal in policy|unknown role/i,
      says: 'There is no role of that name in this account.',
    },
    {
      weight: 93,
      words:
        /IAM Role ARN not set|assume.?role[^\n]{0,60}(?:role_?arn|RoleArn)[^\n]{0,30}(?:must be|not) (?:set|specified)/i,
      says: 'A role is to be assumed, and which one is not said.',
    },
    {
      weight: 70,
      words: NO_ROLE_ARN,
      says: 'The program was told to use a web identity, and not for which role.',
    },
    {
      weight: 58,
      words: /Not authorized to perform sts:AssumeRole(?!With)/i,
      says: 'In this old form, without a principal, STS answers when the role does not exist or does not trust the caller.',
    },
    {
      weight: 46,
      when: (facts) => assumeRoleRefused(facts) && !callerIsNode(facts),
      says: 'AWS gives the same answer when there is no such role.',
    },
    {
      weight: 47,
      words: /No OpenID ?Connect provider found/i,
      finding: 'oidc-provider-missing',
      says: 'STS looks for the provider in the account that the ARN of the role names: is it the right one?',
    },
    {
      weight: 38,
      when: tokenRefused,
      says: 'The same answer comes when there is no role of this name and path.',
    },
  ],
  fix: (facts) => ({
    text: "Compare the ARN letter by letter with the role's own, account and path included. In the annotation it is written without quotes inside the value: eks.amazonaws.com/role-arn: arn:aws:iam::ACCOUNT:role/NAME. Restart the pods afterwards; running ones keep the old value.",
    commands: [showRole(facts)],
    policies: [],
  }),
  nextCheck: trustPolicyOf,
}

function showRole(facts: Facts): string {
  return `aws iam get-role --role-name ${roleName(facts)} --query Role.Arn --output text`
}
