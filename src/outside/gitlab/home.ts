import { join } from 'node:path'

/** The home of the user `git` in every GitLab image (gitlab-org/build/CNG gitlab-rails/Dockerfile.erb). */
const gitHome = '/home/git'

/**
 * Where a program finds a file of its user's home. Whoever runs the doctor may be another user than GitLab's, so both
 * homes count.
 * @param given the path that a variable names instead
 */
export function inHome(
  env: Readonly<Record<string, string | undefined>>,
  path: string,
  given?: string,
): readonly string[] {
  const homes = [...new Set([env.HOME || gitHome, gitHome])]
  if (!given) return homes.map((home) => join(home, path))
  return given.startsWith('~/') ? homes.map((home) => join(home, given.slice(2))) : [given]
}
