import type { Lab } from '../../lab/lab.ts'

/** The names of this world that stand in the text. */
export function namesIn(text: string, { world }: Lab): readonly string[] {
  const { pod } = world
  const names = [
    ...Object.keys(world.accounts),
    ...Object.keys(world.buckets),
    ...Object.values(world.roles).flatMap(({ arn }) => [arn, arn.split('/').at(-1) ?? arn]),
    ...Object.values(world.issuers).map(({ url }) => url.split('/').at(-1) ?? url),
    ...Object.values(pod.env).filter((value) => value.startsWith('arn:')),
    pod.env.HOSTNAME ?? '',
    'acme',
  ]
  // A name such as `gitlab` is one only where it stands alone, and not in the name of this program or of a path.
  return [...new Set(names)].filter((name) => {
    if (name === '') return false
    if (name === 'registry') return /(s3:::|bucket )registry(?![\w-])/.test(text)
    if (name !== 'gitlab') return text.includes(name)
    return /(role[/ ]|namespace |-n |serviceaccount:)gitlab(?![\w-])/.test(text)
  })
}
