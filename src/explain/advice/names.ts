import { userNameIn } from '../../findings/clues/identity.ts'
import { formatArn, parseRoleArn } from '../../policy/arn.ts'
import { type Facts, partitionIn } from '../facts.ts'

/**
 * Names for commands, taken from the text where it has them. A pasted text may be hostile, and a command is pasted
 * again: what has not the form of such a name is not used.
 */

/** The role that was denied, or else one that the text names. */
export function roleName({ roles }: Facts): string {
  const [role] = roles
  return role !== undefined && /^[\w+=,.@-]{1,64}$/.test(role.name) ? role.name : '<ROLE NAME>'
}

/** Whose policies decide: the user or the role that was denied. */
export function attachableTo(facts: Facts): { readonly kind: 'role' | 'user'; readonly name: string } {
  const users = facts.errors.flatMap(({ principal = '' }) => userNameIn(principal) ?? [])
  const user = users.find((name) => /^[\w+=,.@-]{1,64}$/.test(name))
  return user === undefined ? { kind: 'role', name: roleName(facts) } : { kind: 'user', name: user }
}

export function roleArn({ roles, arns, text: _text, ...facts }: Facts): string {
  const named = arns.find((arn) => arn.includes(':iam:') && parseRoleArn(arn) !== undefined && isWord(arn))
  const [role] = roles
  if (named !== undefined) return named
  if (role === undefined || !isWord(role.name) || !/^\d{12}$/.test(role.account)) return '<ROLE ARN>'
  const partition = partitionIn({ arns, ...facts })
  return formatArn({
    partition,
    service: 'iam',
    region: '',
    account: role.account,
    resource: `role/${role.name}`,
  })
}

export function bucketName({ buckets }: Facts): string {
  return buckets[0] ?? '<BUCKET>'
}

export function region({ regions }: Facts): string {
  return regions.find((name) => /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(name)) ?? '<REGION>'
}

/** The host that could not be reached. */
export function hostOf({ contacts }: Facts, otherwise: string): string {
  return contacts.map(({ host }) => host).find((host) => /^[a-z0-9.-]+$/.test(host)) ?? otherwise
}

function isWord(text: string): boolean {
  return /^[\w+=,.@:/-]+$/.test(text)
}
